//! The step that runs epochs (spec 4.4).

use super::block_context::BlockContext;
use super::block_stride::BlockStride;
use super::epoch_schedule::{Clock, ScheduleRule};
use super::payout::pay_out;
use crate::quantity::{Block, Netuid};

/// Runs the epochs that are due, at most as many as the block may, and pays out what is pending.
pub fn epochs(context: &mut BlockContext) {
    let rules = context.rules;
    let mut places = std::mem::take(&mut context.economy.subnets);
    let due = due_epochs(
        places.iter_mut().map(|subnet| (subnet.netuid, &mut subnet.clock)),
        rules.schedule,
        context.economy.block,
        context.stride,
    );
    for subnet in places.iter_mut().filter(|subnet| due.contains(&subnet.netuid)) {
        let pending = std::mem::take(&mut subnet.pending);
        pay_out(subnet, &pending, context.economy, rules);
    }
    context.economy.subnets = places;
    context.epochs = due;
}

/// Counts the blocks on every clock; says whose epoch runs, and puts off those for whom there is no room.
pub fn due_epochs<'a>(
    clocks: impl Iterator<Item = (Netuid, &'a mut Clock)>,
    rule: ScheduleRule,
    block: Block,
    stride: BlockStride,
) -> Vec<Netuid> {
    let room = match rule {
        ScheduleRule::ByNumber => usize::MAX,
        ScheduleRule::ByLastEpoch { max_per_block } => {
            usize::try_from(stride.times(u64::from(max_per_block))).unwrap_or(usize::MAX)
        }
    };
    let mut due = Vec::new();
    for (netuid, clock) in clocks {
        clock.since_last_step.0 = clock.since_last_step.0.saturating_add(stride.blocks());
        if !clock.is_due(rule, netuid, block, stride) {
            continue;
        }
        if due.len() < room {
            due.push(netuid);
            clock.last_epoch = block;
            clock.since_last_step = Block(0);
            clock.put_off_to = None;
        } else {
            clock.put_off_to = Some(Block(block.0.saturating_add(1)));
        }
    }
    due
}
