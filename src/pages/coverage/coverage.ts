import type { Diagnostic } from '../../core/diagnostic.ts';
import { needs } from '../../coverage/needs.ts';
import { type Standing, standingsOf, type Verdict } from '../../coverage/standing.ts';
import type { Panel, Section, Tone } from '../../page/blocks.ts';
import type { Derivation } from '../../page/compiled.ts';
import { dayIn } from '../../page/facts.ts';
import type { Chip } from '../../page/page.ts';
import { hrefOf, type View } from '../../page/view.ts';
import { counted } from '../../words/words.ts';
import { editHref, editPlaceHref } from '../shared/playbook.ts';
import { notRun } from '../shared/profile.ts';
import { hasOverview, overviewHref, viewsBeside } from '../shared/views.ts';
import { attention, byRule, excused, newestChange } from './findings.ts';
import { goalsByStage, rolesByProcess, systemsByProcess } from './matrices.ts';
import { promisesUnseen, pullsApart } from './pulls.ts';
import { trendAside, trendSection } from './trend.ts';
import { trustSection } from './trusted.ts';

/** Collaborations shown against their seven needs: a screen or two. The rest are on their own pages. */
const maxCollaborations = 40;

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

function chipsOf({ book, frame }: View): Chip[] {
	const held = notRun(book);
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
		{
			icon: 'settings-gear',
			text: `Profile ${book.profile.name}${held === undefined ? '' : `: ${held}`}`,
			href: '#fb_attention',
		},
		{ icon: 'calendar', text: `Checked on ${dayIn(frame.language, book.today)}` },
	];
}

function sectionsOf(view: View): Section[] {
	const standings = ranked(standingsOf(view.book));
	const shown = standings.slice(0, maxCollaborations);
	return [
		collaborations(view, standings, shown),
		attention(view),
		...excused(view),
		...pullsApart(view),
		...promisesUnseen(view),
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
		]
			.filter(({ block }) => block.form === 'matrix' && block.rows.length > 0 && block.columns.length > 0)
			.map((section) => ({ ...section, fold: true as const })),
		...trustSection(view),
		...byRule(view),
	];
}

/** What lacks most comes first. */
function ranked(standings: readonly Standing[]): readonly Standing[] {
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
			rows: shown.map(({ team, judgements, scope }) => ({
				head: {
					text: team.collaboration.title,
					href: hrefOf(view, team.collaboration),
					roles: team.roles.map(({ role }) => role.slug),
					...changedIn(scope),
					held: heldOf(judgements),
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

/** What holds, in a sentence: a narrow screen shows only what does not. */
function heldOf(judgements: Standing['judgements']): string {
	const held = judgements.filter(({ verdict }) => verdict === 'holds').map(({ title }) => title);
	if (held.length === judgements.length) return 'All seven hold.';
	return held.length === 0 ? 'None of the seven holds.' : `Holds: ${held.join(', ')}.`;
}

function changedIn(scope: Standing['scope']): { readonly changed?: string } {
	const changed = newestChange(scope);
	return changed === undefined ? {} : { changed };
}

/** One panel for each collaboration, with the sentence behind each of its cells. */
function sentences(view: View, standings: readonly Standing[]): Section {
	const panels = standings.map(({ team, judgements, scope }): Panel => {
		const { collaboration } = team;
		const edit = editHref(collaboration, view);
		return {
			title: collaboration.title,
			href: hrefOf(view, collaboration),
			icon: 'collaboration',
			roles: team.roles.map(({ role }) => role.slug),
			...changedIn(scope),
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
	const open = standings.flatMap(({ judgements }) => judgements.filter(({ verdict }) => verdict !== 'holds'));
	return {
		id: 'fb_sentences',
		heading: 'The sentence behind each cell',
		note: open.length === 0 ? 'all hold' : `${open.length} to mend`,
		fold: true,
		block: { form: 'panels', panels },
	};
}
