using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Quipu.Tests;

/// <summary>
/// A PostgreSQL server of the test's own: an empty cluster in a temporary folder, on a free port of this machine, gone
/// with the test. The door's <c>test</c> step sees to it that the server's programs are there.
/// </summary>
sealed class PostgresServer : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("quipu-postgres-").FullName;
    readonly string data;
    readonly int port = FreePort();

    public PostgresServer()
    {
        data = Path.Combine(folder, "data");
        // The server refuses to run as root: its own account, which the package makes, runs it then.
        if (AsRoot) Run("chown", "-R", "postgres", folder);
        Run(Program("initdb"), "-D", data, "-U", "quipu", "--auth=trust", "--encoding=UTF8", "--no-sync");
        var options = $"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -k {folder}";
        Run(Program("pg_ctl"), "-D", data, "-w", "-t", "60", "-l", Path.Combine(folder, "log"), "-o", options, "start");
    }

    /// <summary>Address of the cluster's first database.</summary>
    internal string Uri => $"postgresql://quipu@127.0.0.1:{port}/postgres";

    /// <summary>The same for a driver of .NET.</summary>
    internal string ConnectionString => $"Host=127.0.0.1;Port={port};Database=postgres;Username=quipu";

    public void Dispose()
    {
        Run(Program("pg_ctl"), "-D", data, "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    static bool AsRoot => Environment.UserName == "root";

    static string Program(string name)
    {
        // Debian keeps them out of the path, one folder a version.
        var installed = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var folders = installed.Order(StringComparer.Ordinal).Reverse().Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
        return folders.Select(bin => Path.Combine(bin, name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"PostgreSQL's {name} is missing: install it (Debian: apt-get install postgresql) and run this again.");
    }

    static void Run(string program, params string[] arguments)
    {
        string[] line = AsRoot && program != "chown" ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];
        // Output is not redirected by pipe: the server would inherit it and keep the reader waiting.
        var start = new ProcessStartInfo("sh") { WorkingDirectory = "/", UseShellExecute = false };
        string[] quiet = ["-c", "\"$@\" >/dev/null", "sh", .. line];
        foreach (var part in quiet) start.ArgumentList.Add(part);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', line)} ended with {process.ExitCode}.");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
