import type { Entry } from '../../core/entry.ts';
import { memoized } from '../../core/memoized.ts';
import { plainProse } from './plain.ts';

/** The language of a text, as far as it is known, and the direction in which it is read. */
export interface Tongue {
	/** By its code, such as `ar`. */
	readonly lang?: string;
	readonly dir?: 'rtl' | 'ltr';
}

/** Languages whose letters tell them, or nearly so; of two that share letters, the one with letters of its own comes first. */
const scripts: readonly (readonly [lang: string, letters: RegExp])[] = [
	['fa', /[\u067e\u0686\u0698\u06a9\u06af\u06cc]/u],
	['ar', /\p{Script=Arabic}/u],
	['he', /\p{Script=Hebrew}/u],
	['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
	['ko', /\p{Script=Hangul}/u],
	['zh', /\p{Script=Han}/u],
	['uk', /[іїєґ]/iu],
	['ru', /\p{Script=Cyrillic}/u],
	['el', /\p{Script=Greek}/u],
	['th', /\p{Script=Thai}/u],
	['hi', /\p{Script=Devanagari}/u],
];

const fromRight = /^(?:ar|he|iw|fa|ur|ps|sd|ug|yi|dv|ckb|syr)(?:-|$)/i;

/** How much of a page is looked at: enough to tell what most of its letters are. */
const looked = 2000;

/** Whether a page in `lang` needs no word of it in a handbook written in `language`. */
export const sameTongue = (language: string, lang: string): boolean =>
	language === lang || language.toLowerCase().startsWith(`${lang.toLowerCase()}-`);

/** The language a page says it is in, else the one that most of its letters belong to, where no other has them. */
export const tongueOf = memoized((entry: Entry): Tongue => {
	const { lang, language, dir } = (entry.kind.free ? entry.data : {}) as Partial<
		Record<'lang' | 'language' | 'dir', string>
	>;
	const said = canonical(lang ?? language) ?? guessed(entry);
	const direction = /^(?:rtl|ltr)$/i.test(dir ?? '') ? (dir!.toLowerCase() as 'rtl' | 'ltr') : undefined;
	const reads = direction ?? (said === undefined ? undefined : fromRight.test(said) ? 'rtl' : 'ltr');
	return { ...(said ? { lang: said } : {}), ...(reads ? { dir: reads } : {}) };
});

function canonical(code: string | undefined): string | undefined {
	try {
		return code && /^[a-z]{2,3}(?:[-_]|$)/i.test(code)
			? Intl.getCanonicalLocales(code.replaceAll('_', '-'))[0]
			: undefined;
	} catch {
		return undefined;
	}
}

function guessed(entry: Entry): string | undefined {
	const start = entry.prose?.range.start ?? 0;
	const text = `${entry.title} ${plainProse(entry).slice(start, start + looked)}`;
	// Letters of Latin and signs tell nothing.
	if (!/[\u0370-\u1fff\u2e80-\ud7ff\uf900-\ufdcf\ufe70-\ufeff]/.test(text)) return undefined;
	const letters = text.match(/\p{Letter}/gu) ?? [];
	const others = letters.filter((letter) => !/\p{Script=Latin}/u.test(letter));
	if (others.length * 2 < letters.length) return undefined;
	return scripts.find(([, own]) => own.test(text))?.[0];
}
