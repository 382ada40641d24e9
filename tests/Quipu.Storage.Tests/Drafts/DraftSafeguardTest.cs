using Quipu.Access;
using Quipu.Documents;
using Quipu.Publishing.Drafts;
using Quipu.Reading;
using Quipu.Sources;
using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests.Drafts;

/// <summary>A draft that names somebody masked, or that gives a protected source away, is told so, in both languages; what does neither is not.</summary>
public sealed class DraftSafeguardTest : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly Workspace _workspace;
    readonly MatchIndex _matching;

    public DraftSafeguardTest()
    {
        _folder.Write("open/hallada.txt", "Hallan a una menor en un bar\n\nTARUMAYO.– La menor Yarizé Quillahuamán Soncco fue hallada en un bar de Puerto Callpa. El suboficial Ernesto Vilcabana Ruelas fue detenido el lunes por presunta extorsión, informó la Fiscalía de Antay.\n");
        _folder.Write("leak/nota.txt", "Nota del puerto\n\nEfraín Sotelar Ruiz fue detenido el lunes en Puerto Zarza, acusado de recibir sobornos. La empresa Altacruz le daba un sobre por cada contenedor que dejaba pasar sin revisión.\n");
        _workspace = Workspace.Create(_folder.At("case.quipu"), path => SqliteStore.Open(path), TimeProvider.System);
        Quipu.Ingest.Run(_workspace, new FolderSource(_folder.At("open")), new() { Readers = [new FrameReader()] }, CancellationToken.None);
        using (_workspace.Lock(null, TimeProvider.System))
        {
            var desk = new ProtectedDesk(_workspace, "ana", TimeProvider.System);
            using var vault = desk.Unlock("three mules at the ford", out _)!;
            var source = desk.Protect(vault, "Fuente-K", new("Rosa Quintanar Vega", [], [], []), out _)!;
            Quipu.Ingest.Run(_workspace, new FolderSource(_folder.At("leak")), new() { Readers = [new FrameReader()], Under = ProtectedReading.Begin(_workspace, vault, source, out _) }, CancellationToken.None);
        }

        _matching = MatchIndex.Of(_workspace.Store);
    }

    [Theory]
    [InlineData("La niña se llama Yarizé Quillahuamán Soncco.")]
    [InlineData("Según la policía, Ernesto Vilcabana Ruelas pagó a Yarizé Quillahuamán Soncco.")]
    [InlineData("¿Quién vio a Yarizé Quillahuamán Soncco?")]
    [InlineData("Police say that YARIZÉ QUILLAHUAMÁN SONCCO was found in a bar.")]
    [InlineData("A menina Yarizé Quillahuamán Soncco foi encontrada pela polícia em um bar da cidade na segunda-feira.")]
    public void A_masked_name_is_marked_whoever_looks(string draft)
    {
        foreach (var viewer in new[] { Viewer.Owner, Viewer.Owner with { Unmasked = true } })
        {
            var sentence = Check(draft, viewer).Sentences[0];
            var mark = Assert.Single(sentence.Marks, m => m.Kind == DraftMarkKind.Masked);
            Assert.Equal((DraftReason.NameWithheld, "yarizé quillahuamán soncco"), (mark.Reason, mark.Whom!.ToLowerInvariant()));
            Assert.DoesNotContain(sentence.Marks, m => m.Reason == DraftReason.NobodyOfThatName && m.Whom == mark.Whom);
        }
    }

    [Fact]
    public void Whom_the_draft_has_named_is_known_again_by_a_part_of_the_name()
    {
        var report = Check("Yarizé Quillahuamán Soncco fue hallada en un bar. Quillahuamán declaró el lunes ante la fiscalía.");
        Assert.All(report.Sentences, s => Assert.Contains(s.Marks, m => m.Kind == DraftMarkKind.Masked));
        Assert.Equal(2, report.Count(DraftMarkKind.Masked));
    }

    [Theory]
    [InlineData("El suboficial Ernesto Vilcabana Ruelas vive en Puerto Callpa.")]
    [InlineData("A girl was found in a bar of Puerto Callpa.")]
    public void Who_is_not_masked_is_not_marked(string draft) => Assert.DoesNotContain(Check(draft).Sentences, s => s.Marks.Any(m => m.Kind == DraftMarkKind.Masked));

    [Theory]
    [InlineData("Efraín Sotelar Ruiz fue detenido en Puerto Zarza.", true)]
    [InlineData("Efraín Sotelar Ruiz was arrested in Puerto Zarza.", true)]
    [InlineData("Ernesto Vilcabana Ruelas fue detenido por presunta extorsión.", false)]
    public void What_only_a_protected_source_carries_is_noted(string draft, bool isNoted)
    {
        var sentence = Check(draft).Sentences[0];
        Assert.NotEmpty(sentence.Carried);
        Assert.Equal(isNoted, sentence.Notes.Contains(DraftNoteKind.ConfidentialOnly));
    }

    [Theory]
    [InlineData("Una fuente contó que la empresa Altacruz le daba un sobre por cada caja.", true)]
    [InlineData("Se habla de «un sobre por cada contenedor».", true)]
    [InlineData("The note speaks of “un sobre por cada contenedor”.", true)]
    [InlineData("Le daba un sobre.", true)]
    [InlineData("Altacruz pagaba por los contenedores, dice una fuente.", false)]
    [InlineData("La menor fue hallada en un bar de Puerto Callpa, informó la Fiscalía de Antay.", false)]
    public void Words_of_a_protected_source_are_noted(string draft, bool isNoted) =>
        Assert.Equal(isNoted, Check(draft).Sentences[0].Notes.Contains(DraftNoteKind.WordsOfSource));

    DraftReport Check(string draft, Viewer? viewer = null) =>
        new DraftChecker(_workspace.Store, viewer ?? Viewer.Owner, _matching, new(2031, 1, 1)).Check(Assert.IsType<Parsed.Readable>(DraftFile.OfText(draft, default)).Document);

    public void Dispose()
    {
        _matching.Dispose();
        _workspace.Dispose();
        _folder.Dispose();
    }
}
