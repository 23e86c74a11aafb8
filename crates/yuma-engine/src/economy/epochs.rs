//! The step that runs epochs (spec 4.4).

use super::block_context::BlockContext;
use super::block_stride::BlockStride;
use super::epoch_schedule::{Clock, ScheduleRule};
use super::payout::pay_out;
use crate::quantity::{Block, Netuid};

/// Runs the due epochs, at most the maximum per block, and pays out the pending amounts.
pub fn epochs(context: &mut BlockContext) {
    let rules = context.rules;
    let mut subnets = std::mem::take(&mut context.economy.subnets);
    let due = due_epochs(
        subnets.iter_mut().map(|subnet| (subnet.netuid, &mut subnet.clock)),
        rules.schedule,
        context.economy.block,
        context.stride,
    );
    for subnet in subnets.iter_mut().filter(|subnet| due.binary_search(&subnet.netuid).is_ok()) {
        let pending = std::mem::take(&mut subnet.pending);
        pay_out(subnet, &pending, context.economy, rules);
    }
    context.economy.subnets = subnets;
    context.epochs = due;
}

/// Advances every subnet's epoch counters, returns the subnets whose epoch runs, and defers the due epochs beyond the
/// maximum.
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
