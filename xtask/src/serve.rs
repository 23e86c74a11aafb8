//! A plain static host for the built page, reachable from this machine only.

use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::standard_library::StandardLibrary;
use crate::{dist, page, project};

/// Builds the release page and serves it until the user stops it.
pub fn serve(port: u16) -> Result<()> {
    // Binds the port before the long build, so that a port in use fails at once.
    let server = listen(port)?;
    page::build(StandardLibrary::ForSize)?;
    println!("\nYuma Playground is ready: http://127.0.0.1:{port}\nCtrl-C stops it.");
    let folder = project::dist();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| server.incoming_requests().for_each(|request| answer(request, &folder)));
        }
    });
    Ok(())
}

fn listen(port: u16) -> Result<Server> {
    Server::http(("127.0.0.1", port)).map_err(|error| {
        let taken = error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == ErrorKind::AddrInUse);
        if taken {
            anyhow!("port {port} is taken: stop the program that listens there, or choose another with --port N")
        } else {
            anyhow!("could not listen on port {port}: {error}")
        }
    })
}

fn answer(request: Request, folder: &Path) {
    let outcome = match request.method() {
        Method::Get | Method::Head => match open(request.url(), folder) {
            Ok(Some((file, headers))) => request.respond(response(file, headers)),
            Ok(None) => request.respond(Response::from_string("Not found\n").with_status_code(404)),
            Err(error) => request.respond(Response::from_string(format!("{error:#}\n")).with_status_code(500)),
        },
        _ => request.respond(Response::from_string("Only GET and HEAD\n").with_status_code(405)),
    };
    if let Err(error) = outcome {
        eprintln!("a browser went away: {error}");
    }
}

fn response(file: File, headers: Vec<Header>) -> Response<File> {
    headers.into_iter().fold(Response::from_file(file), Response::with_header)
}

/// Opens the file of an address and returns it with its headers. Serves only listed files, so no path leaves the
/// folder.
fn open(url: &str, folder: &Path) -> Result<Option<(File, Vec<Header>)>> {
    let name = file_name(url);
    let Some(path) = dist::files(folder)?.remove(name) else { return Ok(None) };
    let file = File::open(&path).with_context(|| format!("could not open {}", path.display()))?;
    // Browsers revalidate each time, so they load a new build.
    let headers = [("Content-Type", media_type(name)), ("Cache-Control", "no-cache")].into_iter();
    let headers = headers.map(|(field, value)| Header::from_bytes(field, value).map_err(|()| anyhow!("a bad header")));
    Ok(Some((file, headers.collect::<Result<_>>()?)))
}

fn file_name(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    match path.trim_start_matches('/') {
        "" => "index.html",
        name => name,
    }
}

/// Returns the media type of a file name. Browsers compile WebAssembly while it loads only if the type is correct.
fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{file_name, listen, open};
    use crate::project;

    #[test]
    fn an_address_names_a_file() {
        let check = |url, expected| assert_eq!(file_name(url), expected, "{url}");
        check("/", "index.html");
        check("/?a=b", "index.html");
        check("/styles/tokens.css?v=1", "styles/tokens.css");
    }

    #[test]
    fn no_address_leads_out_of_the_folder() {
        let folder = project::root().join("xtask");
        let found = |url| open(url, &folder).unwrap().is_some();
        assert!(found("/src/main.rs"));
        for url in ["/../Cargo.toml", "/src/../../Cargo.toml", "//etc/passwd", "/%2e%2e/Cargo.toml", "/src", "/nothing"]
        {
            assert!(!found(url), "{url}");
        }
    }

    #[test]
    fn a_file_is_sent_with_its_headers() {
        let folder = project::root().join("static");
        let check = |url, media_type: &str| {
            let (_, headers) = open(url, &folder).unwrap().unwrap();
            let headers: Vec<String> = headers.iter().map(ToString::to_string).collect();
            assert_eq!(headers, [format!("Content-Type: {media_type}"), "Cache-Control: no-cache".to_owned()], "{url}");
        };
        check("/sw.js", "text/javascript; charset=utf-8");
        check("/manifest.webmanifest", "application/manifest+json");
        check("/icons/icon-192.png", "image/png");
    }

    #[test]
    fn a_taken_port_is_named() {
        let holder = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = holder.local_addr().unwrap().port();
        let error = listen(port).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.starts_with(&format!("port {port} is taken")), "{error}");
    }
}
