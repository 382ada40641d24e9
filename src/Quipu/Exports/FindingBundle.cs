using Quipu.Access;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Language;

namespace Quipu.Exports;

/// <summary>
/// The evidence of one finding in a ZIP that can be checked without Quipu: <c>index.html</c> to print, <c>finding.json</c>, <c>hops.csv</c>, <c>claims.jsonl</c>, the rows of registers,
/// texts and captures under their hash, and <c>datapackage.json</c> with the SHA-256 of every part. The same finding gives the same bytes.
/// </summary>
/// <param name="Pattern">The finding's pattern, for its words; null: it is no longer there.</param>
/// <param name="Captures">The bytes of a capture; null where they are gone.</param>
public sealed record FindingBundle(IStore Store, Viewer Viewer, Pattern? Pattern, Func<CaptureId, byte[]?> Captures)
{
    /// <summary>Why a finding may not leave the workspace, with what to do, in one sentence; null: it may.</summary>
    public static string? Refusal(KeptFinding finding) => throw new NotImplementedException();

    /// <summary>Writes the bundle.</summary>
    /// <exception cref="QuipuException">The finding is private (<see cref="Refusal"/>).</exception>
    public void Write(KeptFinding finding, Stream to) => throw new NotImplementedException();
}
