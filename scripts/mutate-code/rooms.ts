/** A part of the program, and the tests that hold it, by file: the first that fails ends a mutant, so the quickest come first. */
export interface Room {
	readonly name: string;
	readonly at: RegExp;
	readonly tests: readonly string[];
	/** Shown only what those leave alive. */
	readonly more: readonly string[];
}

const reading = [
	...['yaml', 'toml', 'files', 'meant', 'mdx-flaws', 'core', 'to-do', 'markdown', 'rules', 'judge'],
	...['links', 'foreign', 'kinds', 'messages'],
];

const rooms: readonly Room[] = [
	{ name: 'shared', at: /^src\/rules\/shared\//, tests: ['rules', 'told', 'messages'], more: ['small', 'links'] },
	{
		name: 'rules',
		at: /^src\/rules\//,
		tests: ['rules', 'told', 'bounds', 'silence'],
		more: ['small', 'links', 'messages', 'absence'],
	},
	{ name: 'pictures', at: /^src\/core\/(?:svg\/|picture)/, tests: ['pictures'], more: ['rules', 'escape'] },
	{ name: 'limits', at: /^src\/core\/(?:\w+-)?limits\.ts$/, tests: ['limits'], more: ['rules', 'messages'] },
	{
		name: 'memory',
		at: /^src\/core\/(?:check|judge|linked|memoized|names)\.ts$/,
		tests: reading,
		more: ['told', 'small', 'checker'],
	},
	{ name: 'core', at: /^src\/core\//, tests: reading, more: ['told', 'small', 'absence'] },
];

/** @throws where no test is known to hold the file. */
export function roomOf(file: string): Room {
	const room = rooms.find(({ at }) => at.test(file));
	if (!room) throw new Error(`No tests are known that hold ${file}: name them in scripts/mutate-code/rooms.ts.`);
	return room;
}
