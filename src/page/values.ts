/** A fact as a page shows it. */
export interface Fact {
	readonly label: string;
	readonly value: Value;
}

/** Words, perhaps with a link or a date behind them. */
export interface Words {
	readonly form: 'words';
	readonly text: string;
	readonly href?: string;
	readonly date?: string;
	readonly dangling?: true;
	/** A word more about it: the level of access, say. */
	readonly note?: string;
}

export type Value =
	| Words
	| { readonly form: 'row'; readonly items: readonly Words[] }
	| { readonly form: 'list'; readonly items: readonly Words[] }
	| { readonly form: 'facts'; readonly facts: readonly Fact[] }
	| {
			readonly form: 'table';
			readonly label: string;
			readonly columns: readonly string[];
			readonly rows: readonly {
				readonly id?: string;
				/** Whom it concerns, by slug. */
				readonly roles?: readonly string[];
				readonly cells: readonly (Value | null)[];
			}[];
	  }
	| {
			readonly form: 'cards';
			readonly cards: readonly { readonly id?: string; readonly title: string; readonly facts: readonly Fact[] }[];
	  };
