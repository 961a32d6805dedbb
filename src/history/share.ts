/** Something of an edition and what it amounts to: a page and what it says, a file and its bytes. */
export type Meanings = ReadonlyMap<string, string>;

/**
 * Which of several states of a handbook keeps each thing for the others, newest state first: the newest in which it
 * amounts to the same. Thus every version is kept once, however many states lie between two that have it.
 *
 * The answer has, for each state and each of its things, the place of the state that keeps it; its own where none
 * before it does.
 */
export function keepersOf(states: readonly Meanings[]): readonly ReadonlyMap<string, number>[] {
	const first = new Map<string, number>();
	return states.map((things, place) => {
		const keepers = new Map<string, number>();
		for (const [name, meaning] of things) {
			const version = `${name}\0${meaning}`;
			const keeper = first.get(version) ?? place;
			first.set(version, keeper);
			keepers.set(name, keeper);
		}
		return keepers;
	});
}
