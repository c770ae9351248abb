//! What is typed in a cell is taken over before anything happens that leaves it: saving, closing,
//! another view. The cell's field does that itself when it is drawn next; until then the others wait.

use egui::{Context, Id};

fn mark() -> Id {
    Id::unique("a cell is typed in")
}

fn wish() -> Id {
    Id::unique("a cell is to be taken over")
}

/// A cell was typed in while this frame was drawn.
pub(super) fn note_typing(ctx: &Context) {
    let frame = ctx.cumulative_frame_nr();
    ctx.data_mut(|data| data.insert_temp(mark(), frame));
}

/// Whether somebody types in a cell of any table.
pub fn is_typing(ctx: &Context) -> bool {
    let frame = ctx.cumulative_frame_nr();
    let noted: Option<u64> = ctx.data(|data| data.get_temp(mark()));
    noted.is_some_and(|noted| noted + 1 >= frame)
}

/// Has the cell that is typed in take its text over when it is drawn next.
pub fn take_over(ctx: &Context) {
    let frame = ctx.cumulative_frame_nr();
    ctx.data_mut(|data| data.insert_temp(wish(), frame));
    ctx.request_repaint();
}

/// Whether the cell should take its text over now.
pub(super) fn is_wished(ctx: &Context) -> bool {
    let frame = ctx.cumulative_frame_nr();
    // What was wished while no cell was drawn any more is no wish of the next one.
    ctx.data_mut(|data| data.remove_temp::<u64>(wish())).is_some_and(|wished| wished + 1 >= frame)
}
