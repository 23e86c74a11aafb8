//! Mounts the page.

use yuma_playground::ui;

fn main() {
    ui::start();
}
