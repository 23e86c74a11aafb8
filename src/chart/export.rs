//! A chart as CSV: one line per epoch, never shortened.

use super::model::{ChartModel, ChartSeries};
use yuma_scenario::{harmless, write_csv};

/// Returns the numbers of a chart: for each epoch the value and the stored number of each series, the values of the pinned
/// run, and the events. Values have all their digits.
pub fn csv(model: &ChartModel) -> String {
    let header = std::iter::once("epoch".to_owned())
        .chain(model.series.iter().flat_map(|series| {
            let value = heading(series);
            let unit = model.stored_unit.filter(|_| has_stored(series));
            let stored = unit.map(|unit| format!("{value}, {}", unit.name()));
            std::iter::once(value).chain(stored)
        }))
        .chain(model.ghosts.iter().map(|ghost| format!("{}, pinned", heading(ghost))))
        .chain(std::iter::once("event".to_owned()));
    let lines = model.epochs().enumerate().map(|(index, epoch)| {
        let events: Vec<&str> =
            model.events.iter().filter(|event| event.epoch == epoch).map(|event| event.label.as_str()).collect();
        let value = |series: &ChartSeries| series.value(index).map_or_else(String::new, |value| value.to_string());
        std::iter::once(epoch.0.to_string())
            .chain(model.series.iter().flat_map(|series| {
                let stored = || series.stored.get(index).map_or_else(String::new, i64::to_string);
                std::iter::once(value(series)).chain(model.stored_unit.filter(|_| has_stored(series)).map(|_| stored()))
            }))
            .chain(model.ghosts.iter().map(value))
            .chain(std::iter::once(harmless(&events.join("; "))))
            .collect()
    });
    write_csv(std::iter::once(header.collect()).chain(lines))
}

fn has_stored(series: &ChartSeries) -> bool {
    !series.stored.is_empty()
}

/// A name with its uid, because names may repeat. A neuron without a name is called by its uid already.
fn heading(series: &ChartSeries) -> String {
    let uid = format!("uid {}", series.participant.uid.0);
    if series.name == uid { uid } else { harmless(&format!("{} ({uid})", series.name)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::model::tests::several;
    use crate::chart::{EpochEvent, StoredUnit};
    use yuma_engine::quantity::Epoch;

    #[test]
    fn a_line_an_epoch() {
        let mut model = several(&[&[0.25, 0.5], &[-0.75, f64::NAN]]);
        model.stored_unit = Some(StoredUnit::Share);
        model.series[0].stored = vec![16_384, 32_768];
        model.series[0].name = "A, \"the first\"".to_owned();
        model.series[1].name = "=1+1".to_owned();
        model.ghosts = vec![model.series[0].clone()];
        model.events.push(EpochEvent { epoch: Epoch(1), label: "B leaves".to_owned() });
        let lines = [
            r#""epoch","A, ""the first"" (uid 0)","A, ""the first"" (uid 0), 1/65535","'=1+1 (uid 1)","A, ""the first"" (uid 0), pinned","event""#,
            r#"0,0.25,16384,-0.75,0.25,"""#,
            r#"1,0.5,32768,"",0.5,"B leaves""#,
        ];
        assert_eq!(csv(&model).lines().collect::<Vec<_>>(), lines);
    }

    #[test]
    fn a_neuron_without_a_name_has_its_uid_once() {
        let mut model = several(&[&[0.25]]);
        model.series[0].name = "uid 0".to_owned();
        assert!(csv(&model).starts_with("\"epoch\",\"uid 0\",\"event\"\n"), "{}", csv(&model));
    }

    #[test]
    fn small_values_keep_their_digits() {
        let model = several(&[&[2.0f64.powi(-32)]]);
        assert!(csv(&model).contains("\n0,0.00000000023283064365386963,\"\"\n"));
    }

    #[test]
    fn a_long_run_is_complete() {
        let values = vec![0.5; 2_000];
        assert_eq!(csv(&several(&[&values])).lines().count(), 2_001);
    }
}
