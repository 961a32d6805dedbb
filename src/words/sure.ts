/** What stands at a place of a list that surely has it, counted from the end where it is negative; a list without it is a bug of ours. */
export function nth<T>(list: ArrayLike<T>, place: number): T {
	const value = list[place < 0 ? list.length + place : place];
	if (value === undefined) throw new RangeError(`Nothing stands at ${place} of ${list.length}.`);
	return value;
}

/** What a map surely has for a key; a map without it is a bug of ours. */
export function got<Key, Value>(map: { get(key: Key): Value | undefined }, key: Key): Value {
	const value = map.get(key);
	if (value === undefined) throw new RangeError(`Nothing is known of ${String(key)}.`);
	return value;
}
