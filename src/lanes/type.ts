/** Sizes of the type and of the room around it, in pixels. `lanes.css` sets the same sizes. Nothing is smaller than 11. */
export const type = {
	title: { size: 12, line: 16, lines: 4 },
	system: { size: 11, line: 15, icon: 14, lines: 3 },
	label: { size: 13, line: 17, lines: 4, padding: 14, least: 84, most: 134 },
	head: { size: 12, height: 38 },
	/** Inside a box. */
	padding: { x: 9, y: 11 },
} as const;
