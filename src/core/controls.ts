import type { Flaw, Range, Source } from './source.ts';

/** Characters that steer a terminal or a printer, or that are half of one: no reader sees them, and some programs obey. */
const controls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/gu;

/** Characters that show a text in another order than it is stored. See CVE-2021-42574. */
export const reordering = /[\u202a-\u202e\u2066-\u2069]/g;

/** `text` without characters that no page, feed or file of data may hold. */
export const withoutControls = (text: string): string => text.replace(controls, '');

/** The first control character of a text and how many there are. */
export function controlsIn(
	text: string,
): { readonly at: number; readonly code: string; readonly count: number } | undefined {
	const found = [...text.matchAll(controls)];
	const [first] = found;
	if (!first) return undefined;
	const number = first[0].codePointAt(0)!;
	const code = number === 0 ? 'NUL' : `U+${number.toString(16).toUpperCase().padStart(4, '0')}`;
	return { at: first.index, code, count: found.length };
}

/** Characters that show a text in another order than it is stored, or not at all. */
export function hiddenCharacters({ text }: Source, { start, end }: Range): Flaw[] {
	const written = text.slice(start, end);
	const flaw = (index: number, message: string, more: Partial<Flaw> = {}): Flaw => {
		const at = start + index;
		return { rule: 'hidden-characters', range: { start: at, end: at + 1 }, message, help: 'Delete it.', ...more };
	};
	const flaws = Array.from(written.matchAll(reordering), ({ 0: char, index }) =>
		flaw(
			index,
			`A hidden character (U+${char.charCodeAt(0).toString(16).toUpperCase()}) changes the order in which this text is shown, so readers see something else than is written.`,
		),
	);
	const control = controlsIn(written);
	if (!control) return flaws;
	const { at, code, count } = control;
	const told =
		count === 1
			? flaw(at, `The text holds a control character (${code}), which no reader sees.`)
			: flaw(
					at,
					`The text holds ${count} control characters, the first of them here (${code}), which no reader sees.`,
					{
						help: 'Delete them.',
					},
				);
	const weight = code === 'NUL' ? {} : { severity: 'warning' as const };
	return [...flaws, { ...told, ...weight }].sort((a, b) => a.range.start - b.range.start);
}
