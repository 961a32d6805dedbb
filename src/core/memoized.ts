/**
 * `read`, worked out once for each key and kept as long as somebody holds that key. The answer may depend on nothing but
 * the key, which never changes: then nobody can tell that it is kept, and nothing outlives what it was read from.
 */
export function memoized<Key extends WeakKey, Value>(read: (key: Key) => Value): (key: Key) => Value {
	const known = new WeakMap<Key, { readonly value: Value }>();
	return (key) => {
		const before = known.get(key);
		if (before) return before.value;
		const value = read(key);
		known.set(key, { value });
		return value;
	};
}
