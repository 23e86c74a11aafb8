// Links to scenarios that are made up for a test, in the public format of version 1.

import { deflateSync } from "node:zlib";

/** The fragment, from `#` on, that opens a scenario given as the JSON of version 1. */
export function linkTo(scenario) {
  return `#v1.${deflateSync(JSON.stringify(scenario)).toString("base64url")}`;
}

/** A subnet in which every validator weights every miner, each in its own way; validators come first by uid. */
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
