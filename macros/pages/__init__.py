"""From the catalogue to pages and exports as data; writing them is the door's business."""
