/**
 * How wide `text` is at most in the site's type at `size` pixels, in any weight up to semibold. Boxes are drawn
 * before any browser sees them, so this has to err on the wide side: for letters the type does not have, by class.
 */
export function widthOf(text: string, size: number): number {
	let hundredths = 0;
	for (const character of text) {
		hundredths += widths.get(character) ?? widths.get(character.normalize('NFD').charAt(0)) ?? foreign(character);
	}
	return (hundredths * size) / 100;
}

function foreign(character: string): number {
	// Marks stand over or under the letter before them.
	if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0;
	if (/[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}]/u.test(character)) return 138;
	if (wide.test(character)) return 102;
	return /\p{Lu}/u.test(character) ? 95 : 82;
}

/** Scripts whose characters fill a square. */
export const wide =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u;

/** Advance widths of Inter in hundredths of its size: the wider of regular and semibold, rounded up. */
const widths = new Map<string, number>(
	(
		[
			[27, 'ijlł'],
			[28, 'Iı‚'],
			[29, ' '],
			[30, '‘’'],
			[32, ',.:·'],
			[33, "!';¡"],
			[36, '`t|'],
			[38, '()/[\\]'],
			[39, 'f'],
			[40, 'r'],
			[43, '1'],
			[46, '{}°'],
			[47, '-_'],
			[48, '„'],
			[49, '^'],
			[50, '–'],
			[51, '“”'],
			[53, '"'],
			[54, '*'],
			[55, '?s¿'],
			[57, 'Lkxz¥§•'],
			[58, '7Ja'],
			[59, 'cvy¢'],
			[60, 'Feð'],
			[61, 'EoøŁ'],
			[62, '5hnuŋ'],
			[63, '2bdgpq£þđ™'],
			[64, '369«»'],
			[65, '#8Pß'],
			[66, '$0BRSZÞ'],
			[67, '&4T®'],
			[68, '+<=>~±×€−'],
			[71, 'K'],
			[72, 'XY'],
			[73, 'ADV'],
			[74, 'C'],
			[75, 'GHU'],
			[76, 'NÐ'],
			[77, 'OØ'],
			[78, 'Q'],
			[84, 'w'],
			[91, 'm'],
			[92, '©æ'],
			[93, 'M'],
			[96, '…'],
			[100, '@œ—←→'],
			[101, '%'],
			[102, 'ÆŒ'],
			[103, 'W'],
		] as const
	).flatMap(([width, characters]) => [...characters].map((character): [string, number] => [character, width])),
);
