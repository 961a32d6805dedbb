import type { Diagnostic } from './diagnostic.ts';
import type { Entry } from './entry.ts';
import type { Facts } from './handbook.ts';

/** An exception that the settings grant: one rule, one place, until a day. */
interface Waiver {
	readonly rule: string;
	readonly until: string;
}

/** Findings after the exceptions of the settings: those that stand, those that are waived, and what is wrong with the exceptions themselves. */
export function applyWaivers(
	found: readonly Diagnostic[],
	facts: Facts,
): { standing: Diagnostic[]; waived: Diagnostic[] } {
	const settings = facts.entries.find(({ kind }) => kind.single);
	const waivers = (settings?.data as { waivers?: readonly Waiver[] } | undefined)?.waivers ?? [];
	if (!settings || waivers.length === 0) return { standing: [...found], waived: [] };
	const waived = new Set<Diagnostic>();
	const about: Diagnostic[] = [];
	for (const [index, waiver] of waivers.entries()) {
		const covered = found.filter((one) => one.rule === waiver.rule && covers(facts, settings, index, one));
		const say = (rule: string, field: string, severity: Diagnostic['severity'], message: string, help: string) =>
			about.push({
				id: `${rule}:${settings.id}:waivers.${index}`,
				rule,
				severity,
				...settings.at(['waivers', index, field]),
				message,
				help,
				entry: settings,
			});
		if (waiver.until < facts.today) {
			say(
				'expired-waiver',
				'until',
				'error',
				`This exception from \`${waiver.rule}\` ended on ${waiver.until}, so what it excused counts again.`,
				'Mend what it excused, or agree on a new date with its owner.',
			);
		} else if (covered.length === 0 && facts.sound) {
			say(
				'unused-waiver',
				'rule',
				'warning',
				`Nothing there breaks \`${waiver.rule}\` any more, so this exception excuses nothing.`,
				'Delete it.',
			);
		} else for (const one of covered) waived.add(one);
	}
	return { standing: [...found.filter((one) => !waived.has(one)), ...about], waived: [...waived] };
}

/** Whether the waiver at `index` of the settings names the place of a finding: its playbook, or the part it stands in. */
export function covers(facts: Facts, settings: Entry, index: number, { entry, source, range }: Diagnostic): boolean {
	const link = facts.follow(settings, ['waivers', index, 'for']);
	if (!link?.to || link.to !== entry) return false;
	const part = link.to.parts.find(({ id }) => id === link.part);
	if (!part) return true;
	const here = link.to.at(part.path, 'whole');
	return source === here.source && range.start >= here.range.start && range.start < here.range.end;
}
