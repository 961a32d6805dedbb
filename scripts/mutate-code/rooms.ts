/** A part of the program, and the tests that hold it: the quickest first, since the first that fails ends a mutant. */
export interface Room {
	readonly name: string;
	readonly at: RegExp;
	readonly tests: readonly string[];
}

export const rooms: readonly Room[] = [
	{ name: 'rules', at: /^src\/rules\//, tests: ['rules', 'told', 'bounds', 'silence'] },
	{ name: 'pictures', at: /^src\/core\/(?:svg\/|picture)/, tests: ['pictures', 'rules'] },
	{ name: 'core', at: /^src\/core\//, tests: ['rules', 'links', 'kinds', 'messages'] },
];

/** @throws where no test is known to hold the file. */
export function roomOf(file: string): Room {
	const room = rooms.find(({ at }) => at.test(file));
	if (!room) throw new Error(`No tests are known that hold ${file}: name them in scripts/mutate-code/rooms.ts.`);
	return room;
}
