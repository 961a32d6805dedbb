import type { Diagnostic } from '../core/diagnostic.ts';
import type { Handbook } from '../core/handbook.ts';
import { covers } from '../core/waiver.ts';
import { handbook } from '../kinds/handbook.ts';
import { nth } from '../words/sure.ts';

type Waiver = NonNullable<ReturnType<typeof settingsOf>['data']['waivers']>[number];

/** An exception that the settings grant, and the findings it excuses. */
export interface Excuse {
	/** Its place in the list of the settings. */
	readonly index: number;
	readonly waiver: Waiver;
	readonly findings: readonly Diagnostic[];
}

const settingsOf = (book: Handbook) => nth(book.of(handbook), 0);

/** The exceptions in force that excuse something, in the order of the settings. */
export function excusesOf(book: Handbook): readonly Excuse[] {
	if (book.waived.length === 0) return [];
	const settings = settingsOf(book);
	return (settings.data.waivers ?? [])
		.map((waiver, index) => ({
			index,
			waiver,
			findings: book.waived.filter((one) => one.rule === waiver.rule && covers(book, settings, index, one)),
		}))
		.filter(({ waiver, findings }) => findings.length > 0 && waiver.until >= book.today);
}
