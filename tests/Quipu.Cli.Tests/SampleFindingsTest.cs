using Quipu.Access;
using Quipu.Patterns.Kept;
using Quipu.Storage;
using Quipu.Tests;
using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>The sample case, read by the program as it is: what its patterns find, and what becomes of a finding when a claim of it is rejected.</summary>
public sealed class SampleFindingsTest : IDisposable
{
    readonly Sandbox _sandbox = new();

    public SampleFindingsTest()
    {
        var read = _sandbox.Type($"quipu read '{Repository.File("samples/tarumayo")}' --workspace case.quipu && quipu patterns run --workspace case.quipu");
        Assert.True(read.Code == 0, read.Text);
    }

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void After_one_claim_of_a_loop_is_rejected_the_finding_is_gone_and_its_history_says_why()
    {
        string id, evidence;
        using (var workspace = Open())
        {
            var loop = Assert.Single(workspace.Store.Findings(Viewer.Owner, new() { Pattern = "money-office-loop", IsLead = false }, new(0, 50)).Rows);
            Assert.Equal(
                ["Clan Barrenca", "Constructora Piedra Honda", "Fermín Sotelar Ccahuana", "Gobierno Regional de Tarumayo"],
                loop.Finding.Parties.Select(p => p.Name).Order(StringComparer.Ordinal));
            // A hop that one claim alone shows.
            var hop = loop.Finding.Hops.First(h => h.Ties.Length == 1 && !h.Ties[0].FromRegister);
            (id, evidence) = (loop.Finding.Id.Value, hop.Ties[0].Evidence);
            var claim = workspace.Store.Claim(Viewer.Owner, new(evidence))!;
            workspace.Store.Write([new Change.Judged(new(new("rejected"), claim.Claim, Claims.Verdict.Rejected, "Rita", new(2031, 7, 1, 9, 30, 0,
                TimeSpan.Zero), "the source takes it back"))]);
        }

        var run = _sandbox.Type("quipu patterns run --workspace case.quipu");
        Assert.DoesNotContain(id, run.Text, StringComparison.Ordinal);
        var shown = _sandbox.Type($"quipu findings show {id} --workspace case.quipu");
        Assert.Equal(0, shown.Code);
        Assert.Contains("withdrawn", shown.Text, StringComparison.Ordinal);
        Assert.Contains($"{evidence}: rejected by Rita on 2031-07-01 09:30", shown.Text, StringComparison.Ordinal);
        Assert.Contains(id, _sandbox.Type("quipu findings list --withdrawn --workspace case.quipu").Text, StringComparison.Ordinal);
        using var after = Open();
        Assert.Equal(FindingCause.Rejected, after.Store.Finding(Viewer.Owner, new(id))!.History[^1].Reasons[0].Cause);
    }

    [Fact]
    public void Marks_are_kept_and_what_nobody_reviewed_is_not_exported()
    {
        var id = _sandbox.Type("quipu findings list --limit 1 --workspace case.quipu 2>/dev/null").Text.Split("id: ")[1].Split(' ')[0];
        var marked = _sandbox.Type($"quipu findings mark {id} --status checking --note 'asked the court' --workspace case.quipu");
        Assert.EndsWith("status: checking\n", marked.Text, StringComparison.Ordinal);
        Assert.Contains("asked the court", _sandbox.Type($"quipu findings show {id} --workspace case.quipu").Text, StringComparison.Ordinal);
        var refused = _sandbox.Type($"quipu findings export {id} --out evidence.zip --workspace case.quipu");
        Assert.Equal((2, false), (refused.Code, File.Exists(_sandbox.At("evidence.zip"))));
        Assert.Contains("is private", refused.Text, StringComparison.Ordinal);
        var published = _sandbox.Type($"quipu findings mark {id} --status published --workspace case.quipu");
        Assert.Equal(2, published.Code);
        Assert.Contains("is private", published.Text, StringComparison.Ordinal);
        Assert.Contains("status: checking", _sandbox.Type($"quipu findings list --status checking --workspace case.quipu").Text, StringComparison.Ordinal);
        Review(id);
        var written = _sandbox.Type(
            $"quipu patterns run --workspace case.quipu >/dev/null; quipu findings export {id} --out evidence.zip --workspace case.quipu");
        Assert.True(written.Code == 0, written.Text);
        Assert.True(new FileInfo(_sandbox.At("evidence.zip")).Length > 1000);
    }

    [Theory]
    [InlineData("findings show nobody", "There is no finding 'nobody'; quipu findings list prints their ids.")]
    [InlineData("findings mark", "mark needs the id of a finding; quipu findings list prints them.")]
    [InlineData("findings list x", "list takes no id; use quipu findings show x.")]
    public void A_wrong_id_is_one_sentence(string words, string sentence)
    {
        var typed = _sandbox.Type($"quipu {words} --workspace case.quipu");
        Assert.Equal(2, typed.Code);
        Assert.Contains(sentence, typed.Text, StringComparison.Ordinal);
    }

    void Review(string id)
    {
        using var workspace = Open();
        var finding = workspace.Store.Finding(Viewer.Owner, new(id))!.Finding;
        workspace.Store.Write([.. finding.Ties.Where(t => !t.FromRegister).Select(t => t.Evidence).Distinct()
            .Select(e => new Change.Judged(new(new("accepted-" + e), workspace.Store.Claim(Viewer.Owner, new(e))!.Claim, Claims.Verdict.Accepted, "Rita",
                DateTimeOffset.UnixEpoch)))]);
    }

    Workspace Open() => Workspace.Open(_sandbox.At("case.quipu"), file => SqliteStore.Open(file));
}
