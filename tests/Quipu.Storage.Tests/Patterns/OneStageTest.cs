using System.Xml.Linq;
using Quipu.Access;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Network;
using Quipu.Network.Snapshots;
using Quipu.Reading;
using Quipu.Sources;
using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests.Patterns;

/// <summary>One claim stands at one stage, wherever it is shown: at its tie, on an edge, in a finding, to another viewer, in an export.</summary>
public sealed class OneStageTest : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void In_the_sample_case_every_place_shows_the_same_stage()
    {
        using var workspace = Workspace.Create(_folder.At("tarumayo.quipu"), path => SqliteStore.Open(path), TimeProvider.System);
        Quipu.Ingest.Run(workspace, new FolderSource(Repository.File("samples/tarumayo")), new() { Readers = [new FrameReader()] }, CancellationToken.None);
        var seen = Compare(workspace.Store);
        Assert.True(seen is { Staged: > 20, Edges: > 0 }, $"{seen}");
        FindingDesk.Of(workspace).Refresh();
        var found = 0;
        foreach (var viewer in new[] { Viewer.Owner, new("Ana", [.. workspace.Store.Datasets(Viewer.Owner).Select(d => d.Name)]) })
            foreach (var tie in workspace.Store.Findings(viewer, new(), new(0, 1000)).Rows.SelectMany(k => k.Finding.Ties).Where(t => !t.FromRegister))
            {
                var reached = tie.IsSpeech ? null : workspace.Store.Claim(viewer, new(tie.Evidence))!.Reached;
                Assert.Equal((reached?.Stage, reached?.Subject?.Entity, reached?.Subject?.Name), (tie.Stage, tie.Whose?.Entity, tie.Whose?.Name));
                if (reached?.Subject is { } whose) Assert.Contains($"{whose.Name} {reached.Stage.Wire().Replace('_', ' ')}", tie.Status, StringComparison.Ordinal);
                found++;
            }

        Assert.True(found > 20, $"{found} ties of findings");
    }

    /// <summary>An article that recalls a charge without its date, after one that told of a conviction without its date; and an acquittal of another.</summary>
    [Fact]
    public void Where_no_step_has_a_date_every_place_shows_the_same_stage()
    {
        using var store = SqliteStore.Open(_folder.At("case.db"));
        Keep(store, "Elmer Pisco Ñaupa was convicted of paying Los Trenzadores", "2030-06-01", Stage.Convicted);
        Keep(store, "Elmer Pisco Ñaupa, charged with paying Los Trenzadores, spoke", "2032-06-01", Stage.Charged);
        var seen = Compare(store);
        Assert.True(seen.Staged >= 4, $"{seen}");
        Assert.All(store.AllClaims(Viewer.Owner), c => Assert.Equal(Stage.Convicted, c.Reached!.Stage));
    }

    /// <summary>One pays another; only who was paid is convicted, and who paid is acquitted before.</summary>
    [Fact]
    public void A_stage_says_whose_it_is_wherever_it_is_shown()
    {
        using var store = SqliteStore.Open(_folder.At("case.db"));
        var article = Case.Of("Elmer Pisco Ñaupa paid Delia Quirita Ochoa, who was convicted of it in 2031. Pisco Ñaupa was acquitted in 2030.", "2031-06-01");
        var (payer, paid) = (article.Entity("Elmer Pisco Ñaupa", aliases: ["Pisco Ñaupa"]), article.Entity("Delia Quirita Ochoa"));
        var payment = article.Claim(ClaimType.Funds, "Elmer Pisco Ñaupa paid Delia Quirita Ochoa", payer, paid, c => c with { Modality = Modality.Alleged }, "paid");
        article.Claim(ClaimType.Proceeding, "who was convicted of it in 2031", paid, null, c => c with { Stage = Stage.Convicted, Date = new(2031), About = [payment.Id] });
        article.Claim(ClaimType.Proceeding, "Pisco Ñaupa was acquitted in 2030", payer, null, c => c with { Stage = Stage.Acquitted, Date = new(2030), About = [payment.Id] });
        store.Write([.. article.Changes, new Change.Assembled()]);
        Compare(store);
        var shown = store.Claim(Viewer.Owner, payment.Id)!;
        Assert.Equal("Delia Quirita Ochoa", shown.Reached!.Subject!.Name);
        Assert.Equal("Elmer Pisco Ñaupa", Assert.Single(shown.Answers).Subject!.Name);
        var told = StatusText.Sentence(shown);
        Assert.Contains("Elmer Pisco Ñaupa acquitted (2030), then Delia Quirita Ochoa convicted (2031)", told, StringComparison.Ordinal);
        Assert.Contains("answered: Elmer Pisco Ñaupa acquitted (2030", told, StringComparison.Ordinal);
    }

    static void Keep(SqliteStore store, string text, string published, Stage stage)
    {
        var article = Case.Of(text + ".", published, "La Voz " + published);
        var (payer, group) = (article.Entity("Elmer Pisco Ñaupa"), article.Entity("Los Trenzadores", EntityType.Organization));
        var paid = article.Claim(ClaimType.Funds, text, payer, group, c => c with { Modality = Modality.Alleged }, "paying");
        article.Claim(ClaimType.Proceeding, text, payer, null, c => c with { Stage = stage, About = [paid.Id] }, stage.Wire());
        store.Write([.. article.Changes, new Change.Assembled()]);
    }

    // Every claim of a store, by every way that leads to its stage.
    static (int Staged, int Edges) Compare(IStore store)
    {
        var claims = store.AllClaims(Viewer.Owner).ToDictionary(c => c.Claim.Id.Value, StringComparer.Ordinal);
        var (network, staged, edges) = (Networks.Current(store, Viewer.Owner, null), 0, 0);
        var view = new NetworkView(network, new() { Aside = true });
        for (var tie = 0; tie < network.Ties.Length; tie++)
        {
            if (network.Ties[tie].FromRegister || network.RelationOf(tie) is "said" or "answers") continue;
            var reached = claims[network.EvidenceOf(tie)].Reached;
            Assert.Equal((reached?.Stage, reached?.Subject?.Entity), (view.StageOf(tie), view.WhoseOf(tie)));
            if (view.StageOf(tie) is not null) staged++;
        }

        foreach (var edge in Edges.Of(claims.Values).Where(e => e.Claims.Length == 1))
        {
            Assert.Equal((edge.Claims[0].Reached?.Stage, edge.Claims[0].Reached?.Subject), (edge.Stage, edge.Whose));
            if (edge.Stage is not null) edges++;
        }

        using var to = new MemoryStream();
        Gexf.Write(store, Viewer.Owner, ExportOptions.Default with { IncludeProposals = true }, to);
        foreach (var edge in XDocument.Parse(System.Text.Encoding.UTF8.GetString(to.ToArray()).TrimStart('\uFEFF')).Descendants().Where(e => e.Name.LocalName == "edge"))
        {
            var shown = claims[edge.Attribute("id")!.Value];
            string Value(string name) => edge.Descendants().FirstOrDefault(v => v.Attribute("for")?.Value == name)?.Attribute("value")!.Value ?? "";
            Assert.Equal(shown.Reached?.Stage.Wire() ?? "none on record", Value("stage"));
            Assert.Equal(shown.Reached?.Subject?.Name ?? (shown.Reached is null ? "" : "somebody not named"), Value("stage_of"));
            if (shown.Reached is { } reached && shown.Steps[^1] == reached) Assert.Contains(StatusText.Step(reached), Value("standing").Split(", then ")[^1], StringComparison.Ordinal);
        }

        return (staged, edges);
    }
}
