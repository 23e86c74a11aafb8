//! The keys of the grid.

/// A command of a key to the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Moves the cursor by rows and columns.
    Move(isize, isize),
    /// Extends the selected range by rows and columns.
    Extend(isize, isize),
    /// Copies the values that the chain stores.
    CopyRaw,
    /// Moves to the first or last column of the row.
    RowEdge(isize),
    /// Moves to the first or last row of the column.
    ColumnEdge(isize),
    /// Edits the present value.
    Edit,
    /// Edits, starting with a typed character.
    Type(char),
    /// Clears the cell.
    Clear,
    /// Changes the value by a number of steps.
    Nudge(i32),
    /// Clears the selection.
    Leave,
}

/// The number of rows that a page key moves.
const PAGE: isize = 10;

/// More rows and columns than any grid has.
const FAR: isize = 10_000;

/// Returns the command of a key, or `None` for other keys.
pub fn command(key: &str, with_control: bool, with_shift: bool, with_alt: bool) -> Option<Command> {
    match (key, with_control) {
        ("ArrowUp", false) if with_alt => Some(Command::Nudge(if with_shift { 10 } else { 1 })),
        ("ArrowDown", false) if with_alt => Some(Command::Nudge(if with_shift { -10 } else { -1 })),
        ("ArrowUp", false) if with_shift => Some(Command::Extend(-1, 0)),
        ("ArrowDown", false) if with_shift => Some(Command::Extend(1, 0)),
        ("ArrowLeft", false) if with_shift => Some(Command::Extend(0, -1)),
        ("ArrowRight", false) if with_shift => Some(Command::Extend(0, 1)),
        ("c" | "C", true) if with_shift => Some(Command::CopyRaw),
        ("ArrowUp", false) => Some(Command::Move(-1, 0)),
        ("ArrowDown", false) => Some(Command::Move(1, 0)),
        ("ArrowLeft", false) => Some(Command::Move(0, -1)),
        ("ArrowRight", false) => Some(Command::Move(0, 1)),
        ("ArrowUp", true) => Some(Command::ColumnEdge(-1)),
        ("ArrowDown", true) => Some(Command::ColumnEdge(1)),
        ("Home", true) => Some(Command::Move(-FAR, -FAR)),
        ("End", true) => Some(Command::Move(FAR, FAR)),
        ("ArrowLeft", true) | ("Home", _) => Some(Command::RowEdge(-1)),
        ("ArrowRight", true) | ("End", _) => Some(Command::RowEdge(1)),
        ("PageUp", _) => Some(Command::Move(-PAGE, 0)),
        ("PageDown", _) => Some(Command::Move(PAGE, 0)),
        ("Enter" | "F2", false) => Some(Command::Edit),
        ("Delete" | "Backspace", false) => Some(Command::Clear),
        ("Escape", false) => Some(Command::Leave),
        (typed, false) if !with_alt => single(typed).filter(|typed| !typed.is_control()).map(Command::Type),
        _ => None,
    }
}

/// Returns a command outside of a field. The page shows its keys at a question mark, with which no value begins.
pub fn outside_field(command: Command) -> Option<Command> {
    (command != Command::Type('?')).then_some(command)
}

fn single(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// Returns the row and the column after a command that moves within a table of `rows` and `columns`; `None` for other commands.
pub fn moved(
    command: &Command,
    (row, column): (usize, usize),
    (rows, columns): (usize, usize),
) -> Option<(usize, usize)> {
    let (down, right) = match *command {
        Command::Move(down, right) => (down, right),
        Command::RowEdge(sign) => (0, isize::MAX * sign),
        Command::ColumnEdge(sign) => (isize::MAX * sign, 0),
        _ => return None,
    };
    let within = |at: usize, by: isize, count: usize| at.saturating_add_signed(by).min(count.saturating_sub(1));
    Some((within(row, down, rows), within(column, right, columns)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_their_commands() {
        for (key, control, expected) in [
            ("ArrowUp", false, Some(Command::Move(-1, 0))),
            ("ArrowRight", true, Some(Command::RowEdge(1))),
            ("Home", false, Some(Command::RowEdge(-1))),
            ("Home", true, Some(Command::Move(-FAR, -FAR))),
            ("Enter", false, Some(Command::Edit)),
            ("Delete", false, Some(Command::Clear)),
            ("7", false, Some(Command::Type('7'))),
            ("验", false, Some(Command::Type('验'))),
            ("z", true, None),
            ("Shift", false, None),
            ("Tab", false, None),
        ] {
            assert_eq!(command(key, control, false, false), expected, "{key}");
        }
        assert_eq!(command("ArrowUp", false, true, true), Some(Command::Nudge(10)));
        assert_eq!(command("ArrowUp", false, true, false), Some(Command::Extend(-1, 0)));
        assert_eq!(command("C", true, true, false), Some(Command::CopyRaw));
        assert_eq!(command("c", true, false, false), None, "the browser's own copy event");
        assert_eq!(outside_field(Command::Type('?')), None, "the page's own key");
        assert_eq!(outside_field(Command::Type('7')), Some(Command::Type('7')));
    }

    #[test]
    fn moves_end_at_the_edges_of_a_table() {
        for (command, expected) in [
            (Command::Move(1, -1), Some((3, 1))),
            (Command::Move(-10, 10), Some((0, 3))),
            (Command::RowEdge(1), Some((2, 3))),
            (Command::RowEdge(-1), Some((2, 0))),
            (Command::ColumnEdge(1), Some((4, 2))),
            (Command::ColumnEdge(-1), Some((0, 2))),
            (Command::Edit, None),
        ] {
            assert_eq!(moved(&command, (2, 2), (5, 4)), expected, "{command:?}");
        }
        assert_eq!(moved(&Command::Move(1, 1), (0, 0), (0, 0)), Some((0, 0)), "an empty table");
    }
}
