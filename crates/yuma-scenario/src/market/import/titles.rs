//! An example of titles for a table that has none.

use super::column::SubnetColumn;
use crate::typed_number::typed_amount;
use yuma_engine::quantity::Netuid;

/// The columns of numbers, in the order in which tables mostly have them.
const NUMBERS: [SubnetColumn; 4] = [SubnetColumn::Tao, SubnetColumn::Alpha, SubnetColumn::Price, SubnetColumn::Average];

/// Returns the first line of a table with a line of titles above it, both with tabs between the cells: a title for the
/// first cell if it is a whole number, the first text and the first numbers. `None` if the line has no number, or is
/// itself a line of titles.
///
/// The titles are an example: numbers alone do not tell TAO from alpha.
pub fn with_titles(first_line: &[String]) -> Option<String> {
    let is_number = |cell: &String| typed_amount(cell).is_ok();
    if !first_line.iter().any(is_number) {
        return None;
    }
    let (mut numbers, mut has_name) = (NUMBERS.iter(), false);
    let titles = first_line.iter().enumerate().map(|(at, cell)| {
        let column = match cell {
            cell if at == 0 && cell.trim().parse::<u16>().is_ok_and(|netuid| Netuid(netuid) != Netuid::ROOT) => {
                Some(SubnetColumn::Netuid)
            }
            cell if is_number(cell) => numbers.next().copied(),
            _ if has_name => None,
            _ => {
                has_name = true;
                Some(SubnetColumn::Name)
            }
        };
        column.map_or("–", SubnetColumn::id)
    });
    let titles: Vec<&str> = titles.collect();
    Some(format!("{}\n{}", titles.join("\t"), first_line.join("\t")))
}
