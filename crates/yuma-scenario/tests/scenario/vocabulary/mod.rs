//! The words of the written formats, for tests and the fuzzer, which put them where they do not belong.

/// The fields of a written scenario; `patch` stands in links only.
pub const SCENARIO_FIELDS: [&str; 26] = [
    "preset",
    "neurons",
    "block",
    "previous_epoch",
    "emission",
    "validators",
    "miners",
    "names",
    "alpha",
    "tao",
    "permits",
    "updated",
    "registered",
    "commits",
    "weights",
    "bonds",
    "consensus",
    "parameters",
    "owner",
    "patch",
    "title",
    "notes",
    "commit_reveal",
    "timeline",
    "compare",
    "view",
];

/// The kinds of keyframes, and one that does not exist.
pub const KEYFRAME_KINDS: [&str; 13] = [
    "weights",
    "copy",
    "own",
    "alpha",
    "tao",
    "permit",
    "activity",
    "replace",
    "reset_bonds",
    "rule",
    "commit_reveal",
    "emission",
    "x",
];
