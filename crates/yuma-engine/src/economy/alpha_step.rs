//! The step that creates the participants' alpha (spec 4.3).

use super::block_context::BlockContext;
use super::participants::{Pending, split_alpha};
use super::root_proportion::root_proportion;
use super::rules::{RootRule, SplitRule};
use super::state::Subnet;
use super::subnet_block_result::SubnetBlockResult;
use crate::pool::{Order, Side};
use crate::quantity::{Alpha, Amount, Rao};

/// Creates the alpha of every eligible subnet and adds it to the amounts pending for the epoch.
pub fn participants(context: &mut BlockContext) {
    let rules = context.rules;
    let root_tao = context.economy.root.tao();
    let does_root_sell = context.does_root_sell;
    for result in &mut context.results {
        let Some(subnet) = context.economy.subnets.get_mut(result.index) else { continue };
        subnet.alpha_out.0 = subnet.alpha_out.0.saturating_add(result.alpha_emission.0);
        let proportion = root_proportion(root_tao, rules.parameters.tao_weight, subnet.alpha_issuance());
        let parts = match rules.split {
            SplitRule::OwnerCut => {
                let cut = subnet.switches.owner_cut.then_some(rules.parameters.owner_cut);
                split_alpha(result.alpha_emission, cut, proportion)
            }
            SplitRule::EmissionWeights => subnet.emission_weights.split(result.alpha_emission, proportion),
        };
        subnet.holdings.dust.0 = subnet.holdings.dust.0.saturating_add(parts.dust.0);
        result.participants = parts.pending;
        let root = subnet.root_part(rules.root, parts.pending.root, does_root_sell, result);
        subnet.pending = subnet.pending.plus(&Pending { root, ..parts.pending });
    }
}

impl Subnet {
    /// Returns the part of root's alpha that stays pending in alpha; the rest was sold or recycled.
    fn root_part(&mut self, rule: RootRule, root: Alpha, does_root_sell: bool, result: &SubnetBlockResult) -> Alpha {
        let is_sold = match rule {
            RootRule::Tao => false,
            RootRule::Sold => true,
            RootRule::SoldUnlessSubsidized => !result.terms.is_subsidized,
            RootRule::Claimable | RootRule::Fund if does_root_sell => return root,
            RootRule::Claimable | RootRule::Fund => false,
        };
        self.recycle(root);
        if is_sold {
            match self.pool.swap(&Order::new(Side::Sell, Amount(root.0)).free()) {
                Ok(swap) => {
                    let tao = Rao(swap.paid_out.0);
                    self.pending_tao.0 = self.pending_tao.0.saturating_add(tao.0);
                    self.flows.give_protocol(tao);
                    self.held_back(Alpha(root.0.saturating_sub(swap.paid_in.0)));
                }
                Err(_) => self.held_back(root),
            }
        }
        Alpha(0)
    }

    /// Keeps alpha that could not be sold outside the pool, without an owner.
    fn held_back(&mut self, alpha: Alpha) {
        self.alpha_out.0 = self.alpha_out.0.saturating_add(alpha.0);
        self.holdings.dust.0 = self.holdings.dust.0.saturating_add(alpha.0);
    }
}
