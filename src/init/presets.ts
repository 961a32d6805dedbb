export type Phase = 'marketing' | 'sales' | 'service';

/** A stage of the customer's journey, and the work that brings the customer through it. */
export interface StageTold {
	readonly title: string;
	readonly phase: Phase;
	readonly customer_goal: string;
	/** What is done, beginning with a verb. */
	readonly work: string;
	/** What exists afterwards, as it is handed on. */
	readonly result: string;
}

interface Preset {
	readonly title: string;
	readonly stages: readonly StageTold[];
}

const stage = (title: string, phase: Phase, customer_goal: string, work: string, result: string): StageTold => ({
	title,
	phase,
	customer_goal,
	work,
	result,
});

/** Journeys to begin with, by the names that `--stages` takes. */
export const presets: Readonly<Record<string, Preset>> = {
	'sell-and-renew': {
		title: 'Sell and renew',
		stages: [
			stage(
				'Attract',
				'marketing',
				'Notice that others have solved a problem like ours.',
				'Find customers with a problem we can solve',
				'Interested customer',
			),
			stage(
				'Discover',
				'sales',
				'Understand the problem and whether it is worth solving.',
				'Agree on the problem with the customer',
				'Agreed problem',
			),
			stage(
				'Propose',
				'sales',
				'See a solution with our own figures in it.',
				'Work out the proposal together',
				'Joint proposal',
			),
			stage('Decide', 'sales', 'Decide without surprises.', 'Help the customer to decide', 'Customer’s decision'),
			stage(
				'Adopt',
				'service',
				'Get the value that was promised.',
				'Start the daily use with the customer',
				'First value in daily use',
			),
			stage(
				'Renew',
				'service',
				'Decide early whether to stay, and on what terms.',
				'Prepare the renewal with the customer',
				'Decision on the renewal',
			),
		],
	},
	projects: {
		title: 'Projects',
		stages: [
			stage(
				'Interest',
				'marketing',
				'Find somebody who has done this before.',
				'Show what we have done for others',
				'Request from a customer',
			),
			stage(
				'Scope',
				'sales',
				'Say what the project has to achieve, and what not.',
				'Settle the scope with the customer',
				'Agreed scope',
			),
			stage('Offer', 'sales', 'Get an offer that holds.', 'Work out the offer together', 'Accepted offer'),
			stage(
				'Deliver',
				'service',
				'Get what was agreed, on the day that was agreed.',
				'Deliver what was agreed',
				'Accepted result',
			),
			stage(
				'Follow up',
				'service',
				'Have somebody to ask when the project is over.',
				'Ask what the customer needs next',
				'Next need of the customer',
			),
		],
	},
	'partner-led': {
		title: 'Partner-led',
		stages: [
			stage(
				'Attract',
				'marketing',
				'Hear of a solution from somebody we trust.',
				'Reach customers through partners',
				'Lead from a partner',
			),
			stage(
				'Qualify',
				'sales',
				'Explain our situation once, and not twice.',
				'Qualify the lead with the partner',
				'Qualified lead',
			),
			stage('Propose', 'sales', 'Get one offer, and not two.', 'Write one offer with the partner', 'Accepted offer'),
			stage(
				'Deliver',
				'service',
				'Know whom to call for what.',
				'Deliver together with the partner',
				'Accepted result',
			),
			stage(
				'Grow',
				'service',
				'Hear what else the two could solve for us.',
				'Look for the next case with the partner',
				'Next case',
			),
		],
	},
};
