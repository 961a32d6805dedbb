import type { Entry } from '../../core/entry.ts';
import { action } from '../../kinds/action.ts';
import { measure } from '../../kinds/measure.ts';
import { role } from '../../kinds/role.ts';
import { system } from '../../kinds/system.ts';
import { accessOf, needsOf, standingOf } from '../../kinds/views/access.ts';
import { activitiesOf, type Role } from '../../kinds/views/activities.ts';
import { entriesOf } from '../../kinds/views/links.ts';
import { referrers } from '../../kinds/views/referring.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Cell, Panel, Section } from '../../page/blocks.ts';
import { definePage } from '../../page/compiled.ts';
import { dayIn } from '../../page/facts.ts';
import type { Chip } from '../../page/page.ts';
import { concerning, hrefOf, itemOf, stagesOf, type View } from '../../page/view.ts';
import { counted } from '../../words/words.ts';
import { accessTones } from '../shared/access.ts';
import { missing } from '../shared/missing.ts';
import { accessIndex } from './access.ts';
import { activityItem } from './measure.ts';

type System = Entry<typeof system>;

/** A system: who needs and has which level, how to get it, and what is done in it. */
export const systemPage = definePage({
	kind: system,
	shows: ['levels', 'request', 'state', 'from', 'to', 'integrates'],
	chips(entry, view): readonly Chip[] {
		const { state = 'live', from, to, levels = [] } = entry.data;
		const { language } = view.frame;
		const gaps = accessRows(entry, view).filter(({ missing }) => missing).length;
		return [
			...(state === 'live' ? [] : [{ icon: 'warning', text: states[state], tone: 'warning' as const }]),
			...(from ? [{ icon: 'calendar', text: `From ${dayIn(language, from)}` }] : []),
			...(to ? [{ icon: 'calendar', text: `Until ${dayIn(language, to)}`, tone: 'warning' as const }] : []),
			...(levels.length > 0 ? [{ icon: 'key', text: levels.join(' < ') }] : []),
			...(gaps > 0
				? [
						{
							icon: 'warning',
							text: counted(gaps, 'access gap'),
							href: `#${anchorsOf(entry).sectionId('access')}`,
							tone: 'warning' as const,
						},
					]
				: []),
		];
	},
	index: accessIndex,
	sections: (entry, view) => [accessSection(entry, view), activitySection(entry, view), aroundSection(entry, view)],
});

const states = { planned: 'Cannot be used yet', retiring: 'Going away' } as const;

interface AccessRow {
	readonly role: Role;
	readonly needs: string | undefined;
	readonly has: string | undefined;
	readonly missing: boolean;
	readonly cells: readonly Cell[];
}

/** A row for each role that needs the system or has access to it. */
function accessRows(entry: System, view: View): readonly AccessRow[] {
	const { book } = view;
	const needs = needsOf(book);
	return book.of(role).flatMap((one) => {
		if (!isCurrent(one)) return [];
		const need = needs.get(one)?.get(entry);
		const access = accessOf(book, one).get(entry);
		const standing = standingOf(access, need?.use);
		if (!standing) return [];
		const missing = standing === 'missing';
		const row: AccessRow = {
			role: one,
			needs: need?.use.level,
			has: access?.level,
			missing,
			cells: [
				need ? { text: need.use.level } : {},
				access || missing ? { text: access?.level ?? 'none', tone: accessTones[standing] } : {},
				need
					? { text: need.activity.facts.title, href: hrefOf(view, need.activity.process, need.activity.facts.id) }
					: { text: standing === 'excess' ? 'more than its activities take' : '' },
			],
		};
		return [row];
	});
}

function accessSection(entry: System, view: View): Section {
	const rows = accessRows(entry, view);
	const { request } = entry.data;
	return {
		id: anchorsOf(entry).sectionId('access'),
		heading: 'Who needs it and who can open it',
		...(request ? { lead: `How to get access: ${request}` } : {}),
		block:
			rows.length > 0
				? {
						form: 'matrix',
						label: `Access to ${entry.title}`,
						corner: 'Role',
						columns: [{ text: 'Needs' }, { text: 'Has' }, { text: 'For' }],
						rows: rows.map(({ role, cells }) => ({
							head: { text: role.title, href: hrefOf(view, role), ...concerning([role]) },
							cells,
						})),
					}
				: { form: 'items', items: [], empty: { text: 'No role needs it, and none has access.' } },
	};
}

function activitySection(entry: System, view: View): Section {
	const stages = new Map(stagesOf(view).map(({ id, title }) => [id, title]));
	const used = activitiesOf(view.book).filter(({ systems }) => systems.some(({ system }) => system === entry));
	return {
		id: anchorsOf(entry).sectionId('activities'),
		heading: 'What is done in it',
		note: counted(used.length, 'activity', 'activities'),
		block: {
			form: 'items',
			items: used.map((activity) => activityItem(activity, stages, view)),
			empty: { text: 'No activity is done in it.' },
		},
	};
}

function aroundSection(entry: System, view: View): Section {
	const { book } = view;
	const list = (title: string, icon: string, entries: readonly Entry[], empty: Panel['empty']): Panel => ({
		title,
		icon,
		items: entries.map((one) => itemOf(view, one)),
		...(empty ? { empty } : {}),
	});
	return {
		id: anchorsOf(entry).sectionId('around'),
		heading: 'What goes in and out',
		block: {
			form: 'panels',
			panels: [
				list(
					'Passes data on to',
					'system',
					entriesOf(book, system, entry.data.integrates),
					missing('It passes nothing on by itself.', entry, view),
				),
				list('Gets data from', 'system', referrers(book, entry, system, 'integrates', '*'), {
					text: 'No other system passes data on to it.',
				}),
				list('Figures read in it', 'measure', referrers(book, entry, measure, 'source'), {
					text: 'No measure is read in it.',
				}),
				list('Actions logged in it', 'action', referrers(book, entry, action, 'system'), {
					text: 'No action is logged in it.',
				}),
			],
		},
	};
}
