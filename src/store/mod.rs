//! State, actions and undo: a pure reducer without web types.
