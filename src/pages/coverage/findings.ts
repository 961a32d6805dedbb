import { type Diagnostic, placeOf } from '../../core/diagnostic.ts';
import type { Entry } from '../../core/entry.ts';
import { tasksOf } from '../../coverage/attention.ts';
import { excusesOf } from '../../coverage/excused.ts';
import { referenceFolder } from '../../exports/reference.ts';
import { affectedBy } from '../../history/changes.ts';
import { changesOf } from '../../kinds/views/history.ts';
import type { Finding, FindingGroup, Section } from '../../page/blocks.ts';
import { dayIn } from '../../page/facts.ts';
import type { Words } from '../../page/values.ts';
import { hrefOf, linkTo, type View } from '../../page/view.ts';
import { counted } from '../../words/words.ts';
import { editPlaceHref } from '../shared/playbook.ts';

/** Findings a reader takes in at a time; a check on the command line lists all. */
const maxFindings = 12;
const maxOwners = 20;
const maxRules = 40;

const severities = ['error', 'warning', 'info'] as const;
const nouns = { error: 'error', warning: 'warning', info: 'note' } as const;

/** `3 errors · 5 warnings`; what there is none of is left out. */
function summed(findings: readonly Diagnostic[]): string {
	return severities
		.map((severity) => [severity, findings.filter((one) => one.severity === severity).length] as const)
		.filter(([, count]) => count > 0)
		.map(([severity, count]) => counted(count, nouns[severity]))
		.join(' · ');
}

/** What is to be mended, by who can mend it. */
export function attention(view: View): Section {
	const { book } = view;
	const id = 'fb_attention';
	const heading = 'What needs attention';
	const tasks = tasksOf(book);
	if (tasks.length === 0)
		return {
			id,
			heading,
			block: { form: 'items', items: [{ icon: 'pass', text: 'Nothing needs attention today.' }] },
		};
	const groups = tasks.slice(0, maxOwners).map(({ owner, findings }, i): FindingGroup => {
		const words = owner && linkTo(view, owner.to, owner.part);
		const isRole = owner?.to.kind.name === 'role';
		const more = findings.length - maxFindings;
		return {
			id: `fb_owner_${i + 1}`,
			title: words?.text ?? 'Nobody is named to keep these',
			note: summed(findings),
			findings: findings.slice(0, maxFindings).map((one) => shown(one, view)),
			...(words && isRole ? { href: words.href, roles: [owner!.to.slug] } : {}),
			...(more > 0 ? { more: `and ${more} more; the check on the command line lists them all.` } : {}),
		};
	});
	const rest = tasks.slice(maxOwners).flatMap(({ findings }) => findings).length;
	return {
		id,
		heading,
		note: `${summed(book.diagnostics)} · grouped by who can mend it`,
		block: {
			form: 'findings',
			groups,
			...(rest > 0 ? { more: `${rest} more findings belong to ${tasks.length - maxOwners} other owners.` } : {}),
		},
		parts: groups.map(({ id, title }) => ({ id, text: title })),
	};
}

function shown(finding: Diagnostic, view: View, detail = finding.help): Finding {
	const { severity, message, entry } = finding;
	const edit = editPlaceHref(finding, view);
	return {
		severity,
		text: message,
		...(detail ? { detail } : {}),
		...(entry && !entry.kind.single ? { about: linkTo(view, entry) } : {}),
		// The column matters to an editor, not to a person who reads on.
		place: { form: 'words', text: placeOf(finding).replace(/:\d+$/, ''), ...(edit ? { href: edit } : {}) },
		rule: ruleWords(finding.rule, view),
		...(entry ? concernOf(entry, view) : {}),
	};
}

/** Whom a playbook concerns, and the day of its newest change. */
function concernOf(entry: Entry, { book }: View): Pick<Finding, 'roles' | 'changed'> {
	const changed = newestChange([entry]);
	return { roles: affectedBy(book, entry).map(({ slug }) => slug), ...(changed ? { changed } : {}) };
}

/** The newest day on which one of `entries` noted a change. */
export const newestChange = (entries: Iterable<Entry>): string | undefined =>
	[...entries]
		.flatMap((entry) => changesOf(entry).map(({ date }) => date))
		.sort()
		.at(-1);

function ruleWords(rule: string, view: View): Words {
	const page: Entry | undefined = view.book.find(`${referenceFolder}/${rule}`);
	return { form: 'words', text: rule, ...(page ? { href: hrefOf(view, page) } : {}) };
}

/** How often each rule is broken: what to look at first where there are thousands. */
export function byRule(view: View): Section[] {
	const rules = [...Map.groupBy(view.book.diagnostics, ({ rule }) => rule)].sort(
		([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1),
	);
	if (rules.length === 0) return [];
	return [
		{
			id: 'fb_rules',
			fold: true,
			heading: 'Findings by rule',
			note: counted(rules.length, 'rule'),
			block: {
				form: 'table',
				label: 'Findings by rule',
				columns: ['Rule', 'Findings', 'In'],
				rows: rules.slice(0, maxRules).map(([rule, findings]) => ({
					cells: [
						ruleWords(rule, view),
						{ form: 'words', text: summed(findings) },
						{ form: 'words', text: counted(new Set(findings.map(({ source }) => source)).size, 'file') },
					],
				})),
			},
		},
	];
}

/** What the settings excuse, with the reason, the owner and the end of each exception. */
export function excused(view: View): Section[] {
	const { book, frame } = view;
	const excuses = excusesOf(book);
	if (excuses.length === 0) return [];
	const settings = book.entries.find(({ kind }) => kind.single)!;
	const groups = excuses.slice(0, maxOwners).map(({ index, waiver, findings }): FindingGroup => {
		const owner = book.follow(settings, ['waivers', index, 'owner']);
		const by = owner?.to ? linkTo(view, owner.to, owner.part).text : waiver.owner.text;
		const more = findings.length - maxFindings;
		return {
			id: `fb_excuse_${index + 1}`,
			title: waiver.reason,
			note: `${by} · until ${dayIn(frame.language, waiver.until)}`,
			findings: findings.slice(0, maxFindings).map((one) => shown(one, view)),
			...(more > 0 ? { more: `and ${more} more.` } : {}),
		};
	});
	return [
		{
			id: 'fb_excused',
			heading: 'Excused for now',
			note: counted(book.waived.length, 'finding'),
			lead: 'Known, agreed and left open until a day. After that day they count again.',
			block: { form: 'findings', groups },
		},
	];
}
