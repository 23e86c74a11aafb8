//! Sorting, by one sort for all kinds of things: each kind of its own would weigh kilobytes on the page.

/// The items in ascending order of their keys; equal ones keep their order. A negated key puts the largest first.
pub fn ascending<T>(items: Vec<T>, key: impl Fn(&T) -> i128) -> Vec<T> {
    let order = order(items.iter().map(key).collect());
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, index)| items.get_mut(index)?.take()).collect()
}

/// The keys with their places, ascending.
fn order(keys: Vec<i128>) -> Vec<(i128, usize)> {
    let mut order: Vec<(i128, usize)> = keys.into_iter().zip(0..).collect();
    order.sort_unstable();
    order
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
