//! Prices and outputs of every curve in real numbers, as a textbook has them.

use yuma_engine::pool::{Pool, Side};
use yuma_engine::quantity::Amount;

/// TAO for one alpha.
pub fn price(pool: &Pool) -> f64 {
    let (tao, alpha) = (pool.reserves().tao.0 as f64, pool.reserves().alpha.0 as f64);
    match pool {
        Pool::Stable(_) => 1.0,
        Pool::ConstantProduct(_) | Pool::Concentrated(_) => tao / alpha,
        Pool::Weighted(pool) => pool.weights.alpha().0 as f64 / pool.weights.tao().0 as f64 * tao / alpha,
        Pool::Superellipse(pool) => {
            let [a, b, x, y] = scales(pool);
            b * b * x / (a * a * y)
        }
    }
}

/// The output for an input without a fee.
pub fn output(pool: &Pool, side: Side, paid_in: Amount) -> f64 {
    let (input, output) = (pool.reserves().input(side).0 as f64, pool.reserves().output(side).0 as f64);
    let added = paid_in.0 as f64;
    match pool {
        Pool::Stable(_) => added,
        Pool::ConstantProduct(_) | Pool::Concentrated(_) => output * added / (input + added),
        Pool::Weighted(pool) => {
            let (a, b) = pool.weights.exponent(side);
            -output * (-(added / input).ln_1p() * a.0 as f64 / b.0 as f64).exp_m1()
        }
        Pool::Superellipse(pool) => {
            let [a, b, x, y] = scales(pool);
            let (near, far, ratio) = match side {
                Side::Buy => (y, x, a / b),
                Side::Sell => (x, y, b / a),
            };
            let grown = added * (2.0 * near - added) * ratio * ratio / (far * far);
            far * (0.5 * grown.ln_1p()).exp_m1()
        }
    }
}

/// The invariant of a trade with a weighted or constant product pool: the logarithm of `alpha^w1 tao^w2`.
pub fn invariant(pool: &Pool) -> Option<f64> {
    let (tao, alpha) = ((pool.reserves().tao.0 as f64).ln(), (pool.reserves().alpha.0 as f64).ln());
    match pool {
        Pool::ConstantProduct(_) => Some((tao + alpha) / 2.0),
        Pool::Weighted(pool) => {
            Some((pool.weights.tao().0 as f64 * tao + pool.weights.alpha().0 as f64 * alpha) / 1e18)
        }
        _ => None,
    }
}

/// The scales of alpha and TAO and the distances from the center, in whole units.
fn scales(pool: &yuma_engine::pool::Superellipse) -> [f64; 4] {
    let unit = 2f64.powi(32);
    let reserves = pool.reserves();
    pool.ellipse().map_or([f64::NAN; 4], |ellipse| {
        let alpha = ellipse.alpha_center - (u128::from(reserves.alpha.0) << 32);
        let tao = ellipse.tao_center - (u128::from(reserves.tao.0) << 32);
        [ellipse.alpha_scale, ellipse.tao_scale, alpha, tao].map(|value| value as f64 / unit)
    })
}
