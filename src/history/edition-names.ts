/** Where the editions of a handbook are listed, and below which they stand. */
export const editionsPath = '/editions/';

/** What the current edition is called where the others have their names in addresses; no name of theirs holds an underscore. */
export const currentEdition = '_current';

/** Names of editions as addresses carry them, each once. */
export function slugsOf(names: readonly string[]): readonly string[] {
	const taken = new Set<string>();
	return names.map((name) => {
		const plain = name
			.normalize('NFC')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}.]+/gu, '-')
			.replace(/^[-.]+|[-.]+$/g, '');
		const wanted = plain || 'edition';
		let slug = wanted;
		for (let n = 2; taken.has(slug); n++) slug = `${wanted}-${n}`;
		taken.add(slug);
		return slug;
	});
}

/** An earlier edition as readers call it. */
export interface EditionName {
	readonly name: string;
	/** Its name in addresses. */
	readonly slug: string;
	/** The day it came into force, in words. */
	readonly date: string;
}
