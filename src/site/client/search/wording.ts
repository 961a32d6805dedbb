import type { Told } from './engine.ts';

/** An answer as a sentence that says what it answers. */
export function headingOf({ form, about }: Told): string {
	const [first, second] = about.map(({ title }) => `“${title}”`);
	switch (form) {
		case 'responsibility':
			return `Who does ${first}`;
		case 'decision':
			return 'Who decides';
		case 'access':
			return second
				? `${first} for ${second}`
				: about[0]?.kind === 'role'
					? `What ${first} opens`
					: `Access to ${first}`;
		case 'next':
			return `After ${first}`;
		case 'handoff':
			return `Hand-off from ${about[2]?.title ?? ''} to ${about[3]?.title ?? ''}`;
		case 'sessions':
			return `Sessions for ${first}`;
		case 'preparation':
			return `What to bring to ${first}`;
		case 'invited':
			return `Who meets in ${first}`;
		case 'meaning':
			return `What ${first} means`;
		case 'owner':
			return `Who answers for ${first}`;
		case 'measures':
			return `Measures of ${about.map(({ title }) => title).join(' and ')}`;
		case 'help':
			return `Who helps ${first}`;
		case 'agreed':
			return `What is agreed on ${first}`;
		case 'place':
			return `Where ${first} is written down`;
		case 'duties':
			return `What ${first} does`;
	}
}
