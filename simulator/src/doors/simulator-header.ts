/** A header of every answer that a door of the simulator gives; its value names the door. */
export const SIMULATOR_HEADER = 'x-cs-simulator';
