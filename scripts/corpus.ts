import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A made-up handbook of `size` playbooks: every kind, realistic references, about 450 words of prose each.
 * The same size always gives the same bytes. Its facts pass the integrity rules; its sentences mean nothing.
 */
export function corpus(size: number): Map<string, string> {
	const random = generator(size);
	const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
	const ids = (kind: keyof typeof shares) =>
		Array.from({ length: Math.max(2, Math.round((size - 1) * shares[kind])) }, (_, i) => `${kind}-${i}`);
	const names = Object.fromEntries(
		Object.keys(shares).map((kind) => [kind, ids(kind as keyof typeof shares)]),
	) as Record<keyof typeof shares, string[]>;
	// Rounding leaves a few short of `size` or over it.
	const made = Object.values(names).flat().length;
	for (let i = made; i < size - 1; i++) names.guide.push(`guide-${i}`);
	names.guide.length -= Math.max(0, made - (size - 1));
	// Teams of about forty playbooks that refer to each other, as in a handbook that people use; references go round.
	const teams = Math.max(1, Math.floor(size / 40));
	let team = 0;
	const turns = new Map<string, number>();
	const all = (kind: keyof typeof shares): string[] => {
		const own = names[kind].filter((_, index) => index % teams === team);
		return own.length > 0 ? own : names[kind].slice(0, 2);
	};
	const turn = (kind: keyof typeof shares): string => {
		const key = `${kind} ${team}`;
		const count = turns.get(key) ?? 0;
		turns.set(key, count + 1);
		return all(kind)[count % all(kind).length]!;
	};
	const several = (kind: keyof typeof shares, count: number) => [
		...new Set(Array.from({ length: count }, () => turn(kind))),
	];
	const lead = () => all('role')[0]!;
	const files = new Map<string, string>([
		[
			'handbook.yaml',
			'title: Bench handbook\nsite: https://handbook.example\ngroups:\n  - id: enablement\n    title: Enablement\n',
		],
	]);
	const folders = {
		role: 'roles',
		measure: 'measures',
		goal: 'goals',
		system: 'systems',
		process: 'processes',
		session: 'sessions',
		action: 'actions',
		coaching: 'coaching',
		community: 'communities',
		term: 'terms',
		guide: 'guides',
		path: 'paths',
		culture: 'culture',
		collaboration: 'collaborations',
	} as const;

	const sentence = () => {
		const words = Array.from({ length: 8 + Math.floor(random() * 10) }, () => pick(vocabulary));
		return `${words[0]!.charAt(0).toUpperCase()}${words.join(' ').slice(1)}.`;
	};
	const paragraph = (count: number) => Array.from({ length: count }, sentence).join(' ');
	const linked: [keyof typeof folders, string][] = (
		['role', 'measure', 'goal', 'system', 'process', 'session', 'term'] as const
	).flatMap((kind) => names[kind].map((name): [keyof typeof folders, string] => [kind, name]));
	const link = () => {
		const [kind, name] = pick(linked);
		return `[${name.replace('-', ' ')}](../${folders[kind]}/${name}.md)`;
	};
	const prose = () =>
		[
			`${paragraph(4)} See ${link()}.`,
			`## ${pick(vocabulary)} ${pick(vocabulary)}`,
			`${paragraph(5)} Then ${link()}.`,
			`- ${sentence()}\n- ${sentence()}\n- ${sentence()}`,
			`## ${pick(vocabulary)} ${pick(vocabulary)} ${pick(vocabulary)}`,
			`${paragraph(6)} Compare ${link()} and ${link()}.`,
			`| Step | Result |\n| --- | --- |\n| ${sentence()} | ${sentence()} |\n| ${sentence()} | ${sentence()} |`,
			`### ${pick(vocabulary)} ${pick(vocabulary)}`,
			`${paragraph(6)} Ask ${link()}.`,
			`> ${paragraph(2)}`,
		].join('\n\n');
	const shared = (title: string, owner: string) =>
		`title: ${title}\nsummary: ${sentence()}\nowner: ${owner}\nversion: 1.2.0\nchanges:\n  - {version: 1.2.0, date: 2026-09-14, note: ${sentence()}}\nreviewed: {on: 2026-10-02, evidence: Walked through with two teams.}\naliases: [${title} alias]\n`;
	const stage = () => pick(['attract', 'discover', 'shape', 'propose', 'close', 'adopt']);
	const list = (items: readonly string[]) => `[${items.join(', ')}]`;

	const facts: Record<keyof typeof shares, (name: string, index: number) => string> = {
		role: (_, i) =>
			`mission: ${sentence()}\nfunction: sales\nmeasures: ${list(several('measure', 3))}\naccess:\n${several(
				'system',
				3,
			)
				.map((system) => `  - {system: ${system}, level: edit}\n`)
				.join('')}${i < teams ? 'leadership: true\n' : `escalates_to: ${lead()}\n`}hours_per_week: 30\n`,
		measure: () =>
			`unit: EUR\ndirection: up\ntarget: {value: ${Math.floor(random() * 100)}, by: 2026-12-31}\nperiod: quarter\nformula: ${sentence()}\nsource: ${turn('system')}\nowners: ${list(several('role', 2))}\ncredit: shared\n`,
		goal: (_, i) =>
			`outcome: ${sentence()}\nhorizon: {from: 2026-01-01, to: 2026-12-31}\nsponsor: ${lead()}\nmeasures: ${list(several('measure', 2))}\n${i > 0 ? `parent: goal-${Math.floor(i / 4)}\n` : ''}why_together: ${sentence()}\n`,
		system: (name) =>
			`purpose: ${sentence()}\nrequest: ${sentence()}\nintegrates: ${list(all('system').filter((other) => other !== name))}\n`,
		process: () => {
			const [first = '', second = first, third = second] = all('role');
			const activities = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, i, all) => {
				const next = all[i + 1]
					? `    next:\n      - activity: step-${all[i + 1]}\n        handoff: {artefact: Result ${id}, accept_when: [${sentence()}], within: 2 days, if_refused: ${sentence()}}\n`
					: '';
				return `  - id: step-${id}\n    title: ${pick(vocabulary)} the ${pick(vocabulary)}\n    stage: ${stage()}\n    accountable: ${[first, second, third][i % 3]}\n    responsible: ${list([[first, second, third][i % 3]!])}\n    consulted: ${list([second])}\n    outputs: [Result ${id}]\n${i > 0 ? `    inputs: [Result ${all[i - 1]}]\n` : ''}    systems:\n      - {system: ${turn('system')}, level: edit}\n    measures: ${list([turn('measure')])}\n    done_when: ${sentence()}\n${next}`;
			});
			return `goal: ${turn('goal')}\ntrigger: ${sentence()}\noutputs: [Result f]\noutcome: ${sentence()}\nactivities:\n${activities.join('')}`;
		},
		session: () =>
			`purpose: ${sentence()}\nfits: ${list([turn('process')])}\nrequired: ${list(all('role').slice(0, 3))}\npeople: {min: 4, max: 8}\nminutes: 60\nblocks:\n${['frame', 'input', 'work', 'close'].map((kind) => `  - {id: ${kind}, title: ${pick(vocabulary)} ${pick(vocabulary)}, minutes: 15, kind: ${kind}, method: ${sentence()}}\n`).join('')}outputs: ${list([turn('action')])}\n`,
		action: () =>
			`pattern: improvement\nactivity: ${turn('process')}#step-${pick(['a', 'd'])}\nsystem: ${turn('system')}\nfields: [{name: What was agreed}]\ndone_when: ${sentence()}\n`,
		coaching: () =>
			`for: ${turn('role')}\nby: ${turn('role')}\nform: one-to-one\nareas:\n${['one', 'two', 'three'].map((id) => `  - id: ${id}\n    title: ${pick(vocabulary)} ${pick(vocabulary)}\n    stage: ${stage()}\n    measures: ${list([turn('measure')])}\n    questions:\n      - {text: "What ${pick(vocabulary)}?", about: collaboration, with: ${turn('role')}}\n      - {text: "How ${pick(vocabulary)}?", about: self}\n    good_signs: [${sentence()}]\n`).join('')}`,
		community: () =>
			`purpose: ${sentence()}\ngoals: ${list([turn('goal')])}\nmembers: ${list(all('role'))}\nmoderator: ${all('role')[1] ?? lead()}\ncadence: {every: 2 weeks, on: tuesday, at: 10:00, duration: 60 minutes, timezone: Europe/Berlin}\nsessions: ${list(several('session', 2))}\n`,
		term: () => `definition: ${sentence()}\n`,
		guide: () => '',
		path: () =>
			`role: ${turn('role')}\ndays: 60\nsteps:\n${['read', 'do', 'meet'].map((kind, i) => `  - {id: ${kind}, title: ${pick(vocabulary)} ${pick(vocabulary)}, kind: ${kind}, ref: ${kind === 'do' ? `processes/${turn('process')}#step-a` : `roles/${turn('role')}`}, by_day: ${i * 10 + 5}}\n`).join('')}`,
		culture: () =>
			`dimension: openness\nstatement: ${sentence()}\nsignals:\n  - {statement: ${sentence()}, effect: disabler, response: ${sentence()}}\ncommitments:\n  - {id: first, by: ${lead()}, behaviour: ${sentence()}, where: sessions/${turn('session')}}\n`,
		collaboration: () =>
			`goal: ${turn('goal')}\nroles: ${list(all('role').slice(0, 3))}\nprocesses: ${list([turn('process')])}\ncommunities: ${list([turn('community')])}\ncoaching: ${list(all('coaching'))}\nculture: ${list([turn('culture')])}\n`,
	};
	for (const kind of Object.keys(shares) as (keyof typeof shares)[]) {
		for (const [index, name] of names[kind].entries()) {
			team = index % teams;
			const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${index} ${pick(vocabulary)}`;
			files.set(
				`${folders[kind]}/${name}.md`,
				`---\n${shared(title, kind === 'action' ? lead() : 'enablement')}${facts[kind](name, index)}---\n\n${prose()}\n`,
			);
		}
	}
	return files;
}

/** Writes a corpus below `folder`. */
export function writeCorpus(size: number, folder: string): void {
	for (const [path, text] of corpus(size)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
}

/** How much of a handbook each kind is, after the shipped one. */
const shares = {
	role: 0.1,
	measure: 0.12,
	goal: 0.05,
	system: 0.07,
	process: 0.08,
	session: 0.14,
	action: 0.05,
	coaching: 0.1,
	community: 0.03,
	term: 0.12,
	guide: 0.07,
	path: 0.03,
	culture: 0.02,
	collaboration: 0.02,
};

const vocabulary =
	'account agenda answer brief budget buyer call change clinic coach cost customer date deal decision demand desk discount doubt effort event figure forecast goal growth guide hand idea input issue lead letter market measure meeting month need note offer order owner partner path plan price problem process product proof proposal quarter question quote rate reason record renewal reply report request result review risk role rule sample scope sector seller service session share sign signal size stage start step story success support system table target task team term test time trial trust usage value visit week work asks brings builds checks closes drafts finds gives grows hears helps holds joins keeps learns leads makes meets moves names opens plans reads runs sends shapes shows sizes speaks starts takes tells tests turns wins writes before after with from into until without between early late open clear joint next real small plain'.split(
		' ',
	);

/** Mulberry32: a small seeded generator, so that each run writes the same bytes. */
function generator(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}
