import { type Diagnostic, placeOf } from '../../core/diagnostic.ts';
import type { Entry } from '../../core/entry.ts';
import type { Finding, FindingGroup, Panel, Section, Tone } from '../blocks.ts';
import { tasksOf } from '../coverage/attention.ts';
import { excusesOf } from '../coverage/excused.ts';
import { goalsByStage, rolesByProcess, systemsByProcess } from '../coverage/matrices.ts';
import { needs } from '../coverage/needs.ts';
import { type Standing, standingsOf, type Verdict } from '../coverage/standing.ts';
import { trendAside, trendSection } from '../coverage/trend.ts';
import { trustSection } from '../coverage/trusted.ts';
import { dayIn, type Words } from '../facts.ts';
import type { Chip } from '../page.ts';
import { editHref, editPlaceHref } from '../playbook.ts';
import { referenceFolder } from '../reference.ts';
import { counted, hrefOf, linkTo, type View } from '../view.ts';
import type { Derivation } from './compiled.ts';
import { hasOverview, overviewHref, viewsBeside } from './views.ts';

/** Collaborations shown against their seven needs: a screen or two. The rest are on their own pages. */
const maxCollaborations = 40;
/** Findings a reader takes in at a time; a check on the command line lists all. */
const maxFindings = 12;
const maxOwners = 20;
const maxRules = 40;

const tones: Readonly<Record<Verdict, Tone>> = { holds: 'good', weak: 'warning', missing: 'bad' };

/** Whether collaboration holds: each one against the seven things it needs, and every finding by who can mend it. */
export const coveragePages: Derivation = function* (view) {
	if (!hasOverview(view, '/coverage/')) return;
	yield {
		path: '/coverage/',
		title: 'Where collaboration holds',
		names: ['coverage', 'health of the collaboration', 'gaps'],
		summary:
			'Every collaboration against the seven things it needs. Open a cell to see the sentence behind it and who can mend it.',
		icon: 'coverage',
		activity: 'coverage',
		chips: () => chipsOf(view),
		sections: () => sectionsOf(view),
		asides: () => [viewsBeside(view, '/coverage/'), ...trendAside(view)],
	};
};

const anchorOf = (slug: string, need: string): string => `fb_${slug}_${need}`;

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

function chipsOf({ book, frame }: View): Chip[] {
	const count = (severity: Diagnostic['severity']) =>
		book.diagnostics.filter((one) => one.severity === severity).length;
	return [
		{
			icon: count('error') ? 'error' : 'pass',
			text: counted(count('error'), 'error'),
			tone: count('error') ? 'bad' : 'good',
		},
		{
			icon: count('warning') ? 'warning' : 'pass',
			text: counted(count('warning'), 'warning'),
			tone: count('warning') ? 'warning' : 'good',
		},
		...(count('info') ? [{ icon: 'info', text: counted(count('info'), 'note') }] : []),
		...(book.waived.length
			? [{ icon: 'circle-slash', text: `${book.waived.length} excused`, href: '#fb_excused' }]
			: []),
		{ icon: 'calendar', text: `Checked on ${dayIn(frame.language, book.today)}` },
	];
}

function sectionsOf(view: View): Section[] {
	const standings = ranked(standingsOf(view.book));
	const shown = standings.slice(0, maxCollaborations);
	return [
		collaborations(view, standings, shown),
		attention(view),
		...trendSection(view),
		...(shown.length > 0 ? [sentences(view, shown)] : []),
		...[
			goalsByStage(
				view,
				(slug) => overviewHref(view, '/map/', anchorOf(slug, 'goal')),
				(one) =>
					shown.some(({ team }) => team.collaboration === one)
						? `#${encodeURIComponent(anchorOf(one.slug, 'process'))}`
						: hrefOf(view, one),
			),
			rolesByProcess(view),
			systemsByProcess(view),
		].filter(({ block }) => block.form === 'matrix' && block.rows.length > 0 && block.columns.length > 0),
		...trustSection(view),
		...byRule(view),
		...excused(view),
	];
}

/** What is broken comes first where there is more than a page shows. */
function ranked(standings: readonly Standing[]): readonly Standing[] {
	if (standings.length <= maxCollaborations) return standings;
	const open = ({ judgements }: Standing) => judgements.filter(({ verdict }) => verdict !== 'holds').length;
	return standings.toSorted((a, b) => open(b) - open(a));
}

function collaborations(view: View, all: readonly Standing[], shown: readonly Standing[]): Section {
	const id = 'fb_collaborations';
	const heading = 'Collaborations';
	if (all.length === 0) {
		return {
			id,
			heading,
			block: {
				form: 'items',
				items: [],
				empty: {
					text: 'No collaboration is written down yet: two or more roles, one goal, and what they need to reach it.',
				},
			},
		};
	}
	const verdicts = all.flatMap(({ judgements }) => judgements.map(({ verdict }) => verdict));
	const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
	return {
		id,
		heading,
		note: [
			`${count('holds')} hold`,
			...(['weak', 'missing'] as const).filter(count).map((one) => `${count(one)} ${one}`),
		].join(' · '),
		...(all.length > shown.length ? { lead: `The ${shown.length} of ${all.length} that lack most.` } : {}),
		block: {
			form: 'matrix',
			label: 'Each collaboration against the seven things it needs',
			corner: 'Collaboration',
			columns: needs.map(({ title }) => ({ text: title })),
			rows: shown.map(({ team, judgements }) => ({
				head: {
					text: team.collaboration.title,
					href: hrefOf(view, team.collaboration),
					roles: team.roles.map(({ role }) => role.slug),
				},
				cells: judgements.map(({ need, verdict, sentence }) => ({
					text: verdict,
					tone: tones[verdict],
					href: `#${encodeURIComponent(anchorOf(team.collaboration.slug, need))}`,
					title: sentence,
				})),
			})),
			filled: true,
		},
	};
}

/** One panel for each collaboration, with the sentence behind each of its cells. */
function sentences(view: View, standings: readonly Standing[]): Section {
	const panels = standings.map(({ team, judgements }): Panel => {
		const { collaboration } = team;
		const edit = editHref(collaboration, view);
		return {
			title: collaboration.title,
			href: hrefOf(view, collaboration),
			icon: 'collaboration',
			roles: team.roles.map(({ role }) => role.slug),
			items: judgements.map(({ need, title, verdict, sentence, findings }) => {
				const place = findings[0] ? editPlaceHref(findings[0], view) : verdict === 'holds' ? undefined : edit;
				return {
					id: anchorOf(collaboration.slug, need),
					text: title,
					detail: sentence,
					...(verdict === 'holds' || !place ? {} : { note: 'mend it', noteHref: place }),
					mark: { tone: tones[verdict], text: verdict },
				};
			}),
		};
	});
	return { id: 'fb_sentences', heading: 'The sentence behind each cell', block: { form: 'panels', panels } };
}

function attention(view: View): Section {
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
	};
}

function ruleWords(rule: string, view: View): Words {
	const page: Entry | undefined = view.book.find(`${referenceFolder}/${rule}`);
	return { form: 'words', text: rule, ...(page ? { href: hrefOf(view, page) } : {}) };
}

/** How often each rule is broken: what to look at first where there are thousands. */
function byRule(view: View): Section[] {
	const rules = [...Map.groupBy(view.book.diagnostics, ({ rule }) => rule)].sort(
		([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1),
	);
	if (rules.length === 0) return [];
	return [
		{
			id: 'fb_rules',
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
function excused(view: View): Section[] {
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
