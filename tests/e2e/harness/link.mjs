// Links to generated scenarios and markets, in the public formats.

import { deflateSync } from "node:zlib";

/** Returns the fragment, with its `#`, of a scenario in the JSON of version 1. */
export function linkTo(scenario) {
  return `#v1.${packed(scenario)}`;
}

/** Returns the fragment of a market in the JSON of version 2. */
export function linkToMarket(market) {
  return `#v2.${packed({ kind: "market", ...market })}`;
}

/** Returns a subnet in which every validator sets a different weight on every miner. The validators have the first uids. */
export function denseSubnet(validatorCount, minerCount) {
  const neurons = validatorCount + minerCount;
  const uids = Array.from({ length: neurons }, (_, uid) => uid);
  const validators = uids.slice(0, validatorCount);
  const values = (validator) => uids.slice(validatorCount).map((miner) => 1 + ((validator * 7919 + miner * 104729) % 65535));
  return {
    title: `${validatorCount} validators, ${minerCount} miners`,
    neurons,
    block: 4_332_000,
    previous_epoch: 4_331_639,
    emission: 296_020_000_000,
    validators,
    miners: uids.slice(validatorCount),
    alpha: uids.map((uid) => (uid < validatorCount ? (1 + ((uid * 31) % 97)) * 1e12 : 0)),
    permits: validators,
    weights: Object.fromEntries(validators.map((uid) => [uid, { v: values(uid) }])),
  };
}

const packed = (json) => deflateSync(JSON.stringify(json)).toString("base64url");
