/** How fast each store may send where the weather is named for that: the backend tells it, and the platform holds them to it. */
export const pacedStores = { messages: 4, everyMs: 6_000 } as const;
