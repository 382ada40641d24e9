#!/usr/bin/env dotnet
#:property PublishAot=false
#:property NoWarn=$(NoWarn);CS1591
// One door for people and for CI: `dotnet run build.cs -- test`. Each step is a row of the table below.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (!File.Exists("Quipu.slnx")) return Say("Run this from the folder of the repository, where Quipu.slnx lies: dotnet run build.cs -- test");

// In order; a test compares it with the folders on disk. The quick ones come first.
string[] testProjects = ["FollowTheMoney.Tests", "Quipu.Tests", "Quipu.Storage.Tests", "Quipu.Web.Tests", "Quipu.Cli.Tests"];

// What tests and builds need beside the .NET SDK: any one of the commands, else the Debian packages.
Need node = new("Node.js with npm", ["npm"], ["nodejs", "npm"], "the pages' islands are bundled with it");
Need browser = new("Chromium", ["chromium", "chromium-browser", "google-chrome"], ["chromium", "fonts-dejavu-core"], "the browser tests drive it");
Need postgres = new("PostgreSQL", ["initdb", "pg_ctlcluster"], ["postgresql"], "tests of mappings read tables of a real server");
Need xz = new("xz", ["xz"], ["xz-utils"], "corpora are packed with it");

Step[] steps =
[
    new("build", "builds everything, in Release", rest => Build(analyzers: false)),
    new("check", "builds with the analyzers on and checks the format", rest => Build(analyzers: true) is 0 && Client("check") is 0 ? Format(verify: true) : 1),
    new("format", "mends white space", rest => Format(verify: false)),
    new("test", "runs every test (test Quipu.Cli.Tests runs one project)", Test, TakesRest: true),
    new("bench", "measures speed and memory: bench [NAME...]", rest => Program("bench/Quipu.Benchmarks", rest), TakesRest: true),
    new("eval", "scores reading: eval reading DIR, eval analysis DIR, eval status; registers: eval ftm DIR, eval records DIR, eval linkage DIR, eval indicators DIR; the network: eval graphs DIR, eval findings WORKSPACE; drafts: eval drafts DIR; masks: eval masks DIR; names: eval names DIR; in a browser: the review queue, eval review DIR; the whole network, eval crowd; alone it writes bench/results/reading.md from ../shared", rest => rest is ["review", var articles] ? InBrowser("*ReviewPaceTest", ("QUIPU_REVIEW", Path.GetFullPath(articles))) : rest is ["crowd"] ? InBrowser("*CrowdPaceTest") : Program("bench/Quipu.Evaluation", rest is [] ? ["report", "../shared"] : rest), TakesRest: true),
    new("train", "makes the models of src/Quipu/Reading/Models anew, byte for byte: train [CORPORA [MODEL...]]", Train, TakesRest: true),
    new("docs", "writes docs/reference and the approved public API anew from the code", rest => Approve("*DocsTest", "*PublicApiTest")),
    new("screenshots", "takes the pictures of docs/guide anew", Screenshots),
    new("publish", "makes the executable: artifacts/quipu/quipu", rest => Publish()),
    new("pack", "makes artifacts/quipu-VERSION-RID.tar.gz of it", rest => Pack()),
];

if (args is [] or ["help" or "--help" or "-h" or "list"]) return List(Console.Out, 0);
for (var i = 0; i < args.Length; i++)
{
    if (steps.FirstOrDefault(s => s.Name == args[i]) is not { } step)
    {
        Console.Error.WriteLine($"There is no step '{args[i]}'.");
        return List(Console.Error, 1);
    }

    var names = steps.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
    var rest = step.TakesRest ? args.Skip(i + 1).TakeWhile(a => !names.Contains(a)).ToArray() : [];
    if (!step.TakesRest || rest.Length < args.Length - i - 1) Console.WriteLine($"== {step.Name}");
    if (step.Run(rest) is var code and not 0) return code;
    i += rest.Length;
}

return 0;

int List(TextWriter to, int code)
{
    to.WriteLine("Steps: dotnet run build.cs -- STEP [STEP...]");
    foreach (var step in steps) to.WriteLine($"  {step.Name,-12} {step.What}");
    return code;
}

int Build(bool analyzers)
{
    if (Built.Release && (Built.Analyzers || !analyzers)) return 0;
    if (Provide(node) is var missing and not 0) return missing;
    var code = Dotnet("build", "Quipu.slnx", "-c", "Release", "-m:2", "-v", "q", "-nologo", "-clp:NoSummary", $"-p:QuipuAnalyzers={(analyzers ? "true" : "false")}");
    (Built.Release, Built.Analyzers) = (code == 0, analyzers);
    return code;
}

int Format(bool verify) => verify
    ? Dotnet("format", "whitespace", "Quipu.slnx", "--no-restore", "--verify-no-changes")
    : Dotnet("format", "whitespace", "Quipu.slnx", "--no-restore");

// Corpora: a folder laid out like ../shared/data/nlp.
int Train(string[] rest) => Provide(xz) is var missing and not 0 ? missing
    : Program("src/Quipu.Training", [rest is [var corpora, ..] ? corpora : "../shared/data/nlp", "src/Quipu/Reading/Models", .. rest.Skip(1)]);

// Ends with the one line that CI reads, alone on its line.
int Test(string[] only)
{
    var projects = only is [] ? testProjects : testProjects.Where(p => only.Contains(p, StringComparer.Ordinal)).ToArray();
    var client = only is [] || only.Contains("client", StringComparer.Ordinal);
    if (projects is [] && !client) return Say($"The test projects are {string.Join(", ", testProjects)}, and client (the islands).");
    if (Provide(browser) is var missing and not 0) return missing;
    if (projects.Contains("Quipu.Storage.Tests") && Provide(postgres) is var absent and not 0) return absent;
    if (Build(analyzers: false) is var broken and not 0) return broken;
    var sum = new Tally(0, 0, 0);
    foreach (var project in projects)
    {
        Console.WriteLine($"-- {project}");
        sum += RunTests(project, []);
    }

    if (client) sum += ClientTests();
    Console.WriteLine();
    Console.WriteLine($"{sum.Passed} passed, {sum.Failed} failed, {sum.Skipped} skipped");
    return sum.Failed == 0 && sum.Passed > 0 ? 0 : 1;
}

Tally RunTests(string project, string[] arguments, params (string Name, string Value)[] environment)
{
    Tally? found = null;
    var folder = Path.Combine("artifacts", "bin", project, "release");
    var code = Run(Path.GetFullPath(Path.Combine(folder, project + Exe())), ["-noColor", "-noLogo", .. arguments], environment, line =>
    {
        Console.WriteLine(line);
        var totals = Regex.Match(line, @"Total: (\d+), Errors: (\d+), Failed: (\d+), Skipped: (\d+), Not Run: (\d+)");
        if (!totals.Success) return;
        var n = totals.Groups.Values.Skip(1).Select(g => int.Parse(g.Value)).ToArray();
        found = new(n[0] - n[2] - n[3] - n[4], n[1] + n[2], n[3]);
    });
    // None of its tests was asked for: nothing to say of it.
    if (arguments is not [] && code == 0 && found is null) return new(0, 0, 0);
    // A project that crashed, or failed without saying how, counts as one failure: silence is never a pass.
    if (found is null || (code != 0 && found.Failed == 0)) found = (found ?? new(0, 0, 0)) + new Tally(0, 1, 0);
    return found;
}

// The islands' own checks and tests; what they need was restored by the build.
int Client(string script, Action<string>? line = null) => Run("npm", ["--prefix", "src/Quipu.Web/client", "run", "--silent", script], [], line);

Tally ClientTests()
{
    Console.WriteLine("-- client");
    var counts = new Dictionary<string, int>(StringComparer.Ordinal);
    var code = Client("test", line =>
    {
        Console.WriteLine(line);
        var count = Regex.Match(line, @"^(?:#|ℹ) (pass|fail|skipped) (\d+)$");
        if (count.Success) counts[count.Groups[1].Value] = int.Parse(count.Groups[2].Value);
    });
    var found = new Tally(counts.GetValueOrDefault("pass"), counts.GetValueOrDefault("fail"), counts.GetValueOrDefault("skipped"));
    return found.Passed == 0 || (code != 0 && found.Failed == 0) ? found + new Tally(0, 1, 0) : found;
}

int Approve(params string[] classes)
{
    if (Build(analyzers: false) is var broken and not 0) return broken;
    var filter = classes.SelectMany(c => new[] { "-class", c }).ToArray();
    var sum = testProjects.Aggregate(new Tally(0, 0, 0), (sum, project) => sum + RunTests(project, filter, ("QUIPU_ACCEPT", "1")));
    return sum.Failed == 0 ? 0 : 1;
}

int Screenshots(string[] rest) => InBrowser("*Screenshot*");

// What is run only when somebody asks for it: pictures, and what is timed in a browser.
int InBrowser(string classes, params (string Name, string Value)[] settings)
{
    if (Provide(browser) is var missing and not 0) return missing;
    if (Build(analyzers: false) is var broken and not 0) return broken;
    return RunTests("Quipu.Web.Tests", ["-class", classes, "-explicit", "only"], settings).Failed;
}

int Program(string project, string[] rest) =>
    Provide(node) is var missing and not 0 ? missing : Dotnet(["run", "--project", project, "-c", "Release", "-v", "q", "--", .. rest]);

int Publish() =>
    Provide(node) is var missing and not 0 ? missing : Dotnet("publish", "src/Quipu.Cli", "-c", "Release", "-o", "artifacts/quipu", "-v", "q", "-nologo");

int Pack()
{
    if (Publish() is var broken and not 0) return broken;
    var version = Regex.Match(File.ReadAllText("Directory.Build.props"), "<Version>(.*)</Version>").Groups[1].Value;
    var archive = Path.Combine("artifacts", $"quipu-{version}-{RuntimeInformation.RuntimeIdentifier}.tar.gz");
    // Sorted, without owner or time: the same files give the same archive.
    var code = Run("tar", ["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mtime=@0", "-C", "artifacts", "-czf", archive, "quipu"], []);
    if (code == 0) Console.WriteLine(archive);
    return code;
}

// Installs what is missing where this account may, else says in one sentence what to do.
int Provide(Need need)
{
    if (need.Commands.Any(OnPath)) return 0;
    if (OnPath("apt-get"))
    {
        string[] sudo = Environment.UserName == "root" ? [] : ["sudo", "-n"];
        string[] apt = [.. sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
        Console.WriteLine($"Installing {need.What} ({string.Join(' ', need.Packages)})");
        _ = Run(apt[0], [.. apt[1..], "update", "-qq"], []);
        _ = Run(apt[0], [.. apt[1..], "install", "-y", "-qq", "--no-install-recommends", .. need.Packages], []);
        if (need.Commands.Any(OnPath)) return 0;
    }

    return Say($"{need.What} is missing ({need.Why}) and could not be installed from here: install it (Debian: apt-get install {string.Join(' ', need.Packages)}) and run this again.");
}

static bool OnPath(string command) =>
    (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, command + Exe())));

static string Exe() => OperatingSystem.IsWindows() ? ".exe" : "";

static int Say(string sentence)
{
    Console.Error.WriteLine(sentence);
    return 1;
}

static int Dotnet(params string[] arguments) => Run("dotnet", arguments, []);

static int Run(string command, string[] arguments, (string Name, string Value)[] environment, Action<string>? line = null)
{
    var start = new ProcessStartInfo(command, arguments) { UseShellExecute = false, RedirectStandardOutput = line is not null };
    foreach (var (name, value) in environment) start.Environment[name] = value;
    try
    {
        using var process = Process.Start(start)!;
        while (line is not null && process.StandardOutput.ReadLine() is { } text) line(text);
        process.WaitForExit();
        return process.ExitCode;
    }
    catch (System.ComponentModel.Win32Exception)
    {
        return Say($"{command} could not be started: it is not there.");
    }
}

static class Built
{
    public static bool Release, Analyzers;
}

sealed record Step(string Name, string What, Func<string[], int> Run, bool TakesRest = false);

sealed record Need(string What, string[] Commands, string[] Packages, string Why);

sealed record Tally(int Passed, int Failed, int Skipped)
{
    public static Tally operator +(Tally one, Tally other) => new(one.Passed + other.Passed, one.Failed + other.Failed, one.Skipped + other.Skipped);
}
