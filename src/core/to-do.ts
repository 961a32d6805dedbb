/** What a text says is still to be written in its place; `undefined` for a text that is there. */
export function leftIn(text: string): string | undefined {
	const words = /^\s*TODO(?:\s*[:–—]|\s+-\s|[\s.…]*$)([\s\S]*)$/.exec(text)?.[1]?.trim();
	return words && words.length > longest ? `${words.slice(0, longest)}…` : words;
}

/** Characters that say what belongs somewhere: a text that goes on has been begun. */
const longest = 160;
