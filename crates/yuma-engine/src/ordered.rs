//! Sorting with one shared sort function: a separate instance for each element type would add kilobytes to the page, and so
//! does every sort of the standard library but that of a heap.

use std::collections::BinaryHeap;

/// Returns the items in ascending order of their keys; the sort is stable. A negated key puts the largest first.
pub fn ascending<T>(items: Vec<T>, key: impl Fn(&T) -> i128) -> Vec<T> {
    let order = order(items.iter().map(key).collect());
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, index)| items.get_mut(index)?.take()).collect()
}

/// Returns the keys with their indices, ascending.
fn order(keys: Vec<i128>) -> Vec<(i128, usize)> {
    keys.into_iter().zip(0..).collect::<BinaryHeap<(i128, usize)>>().into_sorted_vec()
}

#[cfg(test)]
mod tests {
    use super::ascending;

    #[test]
    fn equal_keys_keep_their_order() {
        let items = vec![('a', 3), ('b', -1), ('c', 3), ('d', 0)];
        assert_eq!(ascending(items.clone(), |item| item.1), [('b', -1), ('d', 0), ('a', 3), ('c', 3)]);
        assert_eq!(ascending(items, |item| -item.1), [('a', 3), ('c', 3), ('d', 0), ('b', -1)]);
    }
}
