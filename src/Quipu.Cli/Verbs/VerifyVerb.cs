using System.CommandLine;
using System.Text.Json;
using Quipu.Cli.Terminal;
using Quipu.Exports;
using Quipu.Publishing.Leavings;

namespace Quipu.Cli.Verbs;

sealed class VerifyVerb : Verb
{
    static readonly JsonSerializerOptions _form = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly Argument<string> _bundle = new("BUNDLE") { Description = "The ZIP: evidence, a finding's, or corrections." };
    readonly Option<string?> _key = new("--key") { HelpName = "KEY", Description = "The key that must have signed it: its fingerprint (64 hex digits), or a file with the public key (PEM)." };
    readonly Option<bool> _json = new("--json") { Description = "As one JSON object." };

    internal VerifyVerb() : base("verify", "Proves a bundle by itself, without its workspace: parts, hashes, quotes, status, signature.")
    {
        Command.Add(_bundle);
        Command.Add(_key);
        Command.Add(_json);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu verify case.bundle.zip", "one line for each fault; 0 where there is none"),
        new("quipu verify case.bundle.zip --key 5f1c…", "signed by this key, and by no other"),
    ];

    internal override string Notes =>
        "Needs no workspace and no network. A signature says that the bundle is as its signer made it; whose key it is, only they can tell you: ask for its fingerprint by another way.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation) => Task.FromResult(Run(asked, screen, cancellation));

    ExitCode Run(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        var path = asked.GetRequiredValue(_bundle);
        if (!File.Exists(path)) return Shared.Broken(screen, $"There is no file {path}.");
        var key = asked.GetValue(_key);
        var pinned = key is null ? null : Pinned(key);
        if (key is not null && pinned is null) return Shared.Broken(screen, $"--key is '{key}', but it takes a fingerprint of 64 hex digits, or a file with a public key (PEM).");
        using var file = File.OpenRead(path);
        var report = BundleCheck.Run(file, pinned, cancellation);
        if (asked.GetValue(_json)) screen.Out.WriteLine(JsonSerializer.Serialize(Shape(report, pinned is not null), _form));
        else Write(report, pinned is not null, screen.Out);
        return report.IsSound ? ExitCode.Fine : ExitCode.Partly;
    }

    static string? Pinned(string key)
    {
        if (key.Length == 64 && key.All(char.IsAsciiHexDigit)) return key.ToLowerInvariant();
        if (!File.Exists(key) || new FileInfo(key).Length > 1 << 20) return null;
        var bytes = File.ReadAllBytes(key);
        return BundleSignature.Read(bytes)?.Fingerprint ?? BundleSignature.FingerprintOf(System.Text.Encoding.UTF8.GetString(bytes));
    }

    static object Shape(BundleReport report, bool compared) => new
    {
        Sound = report.IsSound,
        report.Kind,
        report.Package,
        report.Parts,
        report.Claims,
        report.Texts,
        report.Captures,
        SignedBy = report.Fingerprint,
        KeyCompared = compared,
        Faults = report.Faults.Select(f => new { f.Part, f.Reason }),
    };

    static void Write(BundleReport report, bool compared, TextWriter to)
    {
        foreach (var fault in report.Faults) to.WriteLine(fault.Part.Length == 0 ? fault.Reason : $"{fault.Part}: {fault.Reason}");
        if (report.Package is null) return;
        to.WriteLine($"{EntityText.Count(report.Parts, "part")}, {EntityText.Count(report.Claims, "claim")}, {EntityText.Count(report.Texts, "text")}, {EntityText.Count(report.Captures, "capture")} checked: {EntityText.Count(report.Faults.Length, "fault")}.");
        if (report.Fingerprint is not { } by) return;
        to.WriteLine($"Signed by {by}.");
        if (!compared) to.WriteLine("Compare it with the fingerprint that its maker tells you by another way, or give it with --key: whoever changes a bundle can sign it anew with a key of their own.");
    }
}
