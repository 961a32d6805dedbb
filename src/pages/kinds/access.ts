import type { Cell, Item, Section } from '../../page/blocks.ts';
import type { Derivation } from '../../page/compiled.ts';
import { concerning, hrefOf, itemOf, type View } from '../../page/view.ts';
import { counted, quoted } from '../../words/words.ts';
import { accessFits, accessTones, type Fit } from '../shared/access.ts';
import { editPlaceHref } from '../shared/playbook.ts';
import { hasOverview, overviewHref, viewsBeside } from '../shared/views.ts';

const path = '/systems/access/';

/** Rows and columns of the matrix; past these it is a poster, and the pages of the roles serve better. */
const maxRoles = 60;
const maxSystems = 24;
/** Lines of what does not fit. */
const maxMisfits = 60;

/** What each role may do in each system, against what its work takes. */
export const accessPages: Derivation = function* (view) {
	if (!hasOverview(view, path)) return;
	yield {
		path,
		title: 'Who can open what',
		names: ['access matrix', 'roles × systems', 'rights'],
		summary: 'What each role may do in each system, against what its activities take.',
		icon: 'key',
		activity: 'handbook',
		parent: '/systems/',
		sections: () => sectionsOf(view),
		asides: () => [viewsBeside(view, path)],
	};
};

/** What the list of systems shows first. */
export function accessIndex(view: View): Section[] {
	if (!hasOverview(view, path)) return [];
	const misfits = misfitsOf(view);
	const missing = misfits.filter(({ state }) => state === 'missing').length;
	const note = missing > 0 ? `${counted(missing, 'role')} cannot do all of its work` : undefined;
	return [
		{
			id: 'fb_access',
			heading: 'Who can open what',
			block: {
				form: 'buttons',
				items: [
					{
						form: 'words',
						text: 'Roles × systems',
						href: overviewHref(view, path),
						icon: 'key',
						...(note ? { note } : {}),
					},
				],
			},
		},
	];
}

const misfitsOf = ({ book }: View): readonly Fit[] =>
	[...accessFits(book).fits.values()]
		.flatMap((fits) => [...fits.values()])
		.filter(({ state }) => misfitting.has(state))
		.sort((a, b) => order(a) - order(b));

/** What does not fit, the worst first. */
const misfitting = new Set<Fit['state']>(['missing', 'unclear', 'excess']);

const order = ({ state }: Fit): number => [...misfitting].indexOf(state);

function sectionsOf(view: View): Section[] {
	const { roles, systems, fits } = accessFits(view.book);
	const shownRoles = roles.slice(0, maxRoles);
	const shownSystems = systems.slice(0, maxSystems);
	const misfits = misfitsOf(view);
	const left = [
		roles.length > maxRoles ? `The first ${maxRoles} of ${roles.length} roles.` : '',
		systems.length > maxSystems ? `The first ${maxSystems} of ${systems.length} systems.` : '',
	].filter(Boolean);
	return [
		{
			id: 'fb_matrix',
			heading: 'Roles × systems',
			note: noteOf(misfits),
			lead: [
				'Green fits, red is less than the work takes, amber more, or a level nobody can compare; grey may look without having to. Each cell leads to the activity that asks most.',
				...left,
			].join(' '),
			block: {
				form: 'matrix',
				label: 'Access of each role to each system',
				corner: 'Role',
				columns: shownSystems.map((one) => ({ text: one.title, href: hrefOf(view, one) })),
				rows: shownRoles.map((one) => ({
					head: { text: one.title, href: hrefOf(view, one), ...concerning([one]) },
					cells: shownSystems.map((to) => cellOf(fits.get(one)?.get(to), view)),
				})),
				filled: true,
			},
		},
		{
			id: 'fb_misfits',
			heading: 'What does not fit',
			...(misfits.length > maxMisfits ? { note: `${maxMisfits} of ${misfits.length}` } : {}),
			block: {
				form: 'items',
				items:
					misfits.length > 0
						? misfits.slice(0, maxMisfits).map((fit) => misfit(fit, view))
						: [{ icon: 'pass', text: 'Every role can do its work, and none can do more than its work takes.' }],
			},
		},
		{
			id: 'fb_request',
			heading: 'How to get access',
			block: { form: 'items', items: shownSystems.map((one) => request(one, view)) },
		},
	];
}

function noteOf(misfits: readonly Fit[]): string {
	const count = (state: Fit['state']) => misfits.filter((one) => one.state === state).length;
	const parts = [...misfitting].filter(count).map((state) => `${count(state)} ${state}`);
	return parts.join(' · ') || 'all fits';
}

function cellOf(fit: Fit | undefined, view: View): Cell {
	if (!fit) return {};
	const { role, system, state, granted, need } = fit;
	const has = granted?.level ?? 'none';
	return {
		text: state === 'missing' ? `${has} → ${need!.use.level}` : has,
		href: need ? hrefOf(view, need.activity.process, need.activity.facts.id) : hrefOf(view, role),
		title: sentence(fit) || `${role.title} may ${has} in ${system.title}.`,
		tone: accessTones[state],
	};
}

/** What a cell says, in words. */
function sentence({ role, system, state, granted, need }: Fit): string {
	const work = need && quoted(need.activity.facts.title);
	if (state === 'missing')
		return `${role.title} needs ${need!.use.level} in ${system.title} for ${work} and ${granted ? `has only ${granted.level}` : 'cannot open it'}.`;
	if (state === 'unclear')
		return `${role.title} has ${granted!.level} in ${system.title}${need ? `, and its work takes ${need.use.level}` : ''}: the levels there are ${(system.data.levels ?? []).join(', ')}, so nobody can say whether that is enough.`;
	if (state === 'excess')
		return `${role.title} has ${granted!.level} in ${system.title}, and ${need ? `its work takes no more than ${need.use.level}` : 'none of its activities uses it'}.`;
	if (state === 'spare') return `${role.title} may look into ${system.title}; none of its activities takes it.`;
	return `${role.title} needs ${need!.use.level} in ${system.title} for ${work} and has ${granted!.level}.`;
}

function misfit(fit: Fit, view: View): Item {
	const { role, state, granted, system } = fit;
	const edit = editPlaceHref(role.at(granted ? [...granted.path, 'level'] : ['access']), view);
	const ask = system.data.request;
	return {
		text: sentence(fit),
		icon: 'key',
		...(state === 'missing' && ask ? { detail: ask } : {}),
		...(edit
			? { note: state === 'missing' ? 'grant it' : state === 'excess' ? 'lower it' : 'correct it', noteHref: edit }
			: {}),
		mark: { tone: accessTones[state], text: state },
		...concerning([role]),
	};
}

function request(one: Fit['system'], view: View): Item {
	const { request, state, levels = [] } = one.data;
	const edit = editPlaceHref(one.at(['request']), view);
	return itemOf(view, one, {
		detail: `${request ?? 'How to get it is not written down.'} Levels: ${levels.join(', ')}.`,
		...(state && state !== 'live' ? { note: state, tone: 'warning' as const } : {}),
		...(request || !edit ? {} : { note: 'write it down', noteHref: edit }),
	});
}
