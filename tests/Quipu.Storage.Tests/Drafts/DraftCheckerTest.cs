using Quipu.Model;
using Quipu.Publishing.Drafts;
using Xunit;

namespace Quipu.Storage.Tests.Drafts;

/// <summary>Each mark, in both languages, over one small record; and what must get none.</summary>
public sealed class DraftCheckerTest(DraftCase desk) : IClassFixture<DraftCase>
{
    /// <summary>So that answers and endings are given, where a test is about something else.</summary>
    const string EnglishAnswer = "\n\nHugo Varelio Montes denied the charges.", SpanishAnswer = "\n\nHugo Varelio Montes negó los cargos.";

    [Theory]
    [InlineData("Hugo Varelio Montes laundered money." + EnglishAnswer, DraftMarkKind.Unsupported, DraftReason.NotOnRecord)]
    [InlineData("Hugo Varelio Montes lavó dinero." + SpanishAnswer, DraftMarkKind.Unsupported, DraftReason.NotOnRecord)]
    [InlineData("The observatory Marea counted 71 homicides in Puerto Zarza in 2029.", DraftMarkKind.Unsupported, DraftReason.FigureDiffers)]
    [InlineData("El observatorio Marea contó 71 homicidios en Puerto Zarza en 2029.", DraftMarkKind.Unsupported, DraftReason.FigureDiffers)]
    [InlineData("Abelardo Quintoy Rueda was arrested for extortion.", DraftMarkKind.Unsupported, DraftReason.NobodyOfThatName)]
    [InlineData("Abelardo Quintoy Rueda fue detenido por extorsión.", DraftMarkKind.Unsupported, DraftReason.NobodyOfThatName)]
    [InlineData("Hugo Varelio Montes took bribes." + EnglishAnswer, DraftMarkKind.Hardened, DraftReason.SaidAsFact)]
    [InlineData("Hugo Varelio Montes recibió sobornos." + SpanishAnswer, DraftMarkKind.Hardened, DraftReason.SaidAsFact)]
    [InlineData("Hugo Varelio Montes was convicted of bribery." + EnglishAnswer, DraftMarkKind.Hardened, DraftReason.StageBeyond)]
    [InlineData("Hugo Varelio Montes fue condenado por cohecho." + SpanishAnswer, DraftMarkKind.Hardened, DraftReason.StageBeyond)]
    [InlineData("Delia Casanto Ruiz was charged with embezzlement.", DraftMarkKind.Outdated, DraftReason.CaseEnded)]
    [InlineData("Delia Casanto Ruiz fue acusada de malversación.", DraftMarkKind.Outdated, DraftReason.CaseEnded)]
    [InlineData("Hugo Varelio Montes was arrested, accused of taking bribes.", DraftMarkKind.Outdated, DraftReason.AnswerLeftOut)]
    [InlineData("Hugo Varelio Montes fue detenido, acusado de recibir sobornos.", DraftMarkKind.Outdated, DraftReason.AnswerLeftOut)]
    [InlineData("Prosecutors accuse Nilo Bastarán Peña of leading a gang.", DraftMarkKind.Unreplied, DraftReason.NoAnswer)]
    [InlineData("La fiscalía acusa a Nilo Bastarán Peña de encabezar una banda.", DraftMarkKind.Unreplied, DraftReason.NoAnswer)]
    [InlineData("Bastarán was seen at the port.", DraftMarkKind.Ambiguous, DraftReason.SeveralBearers)]
    [InlineData("Bastarán fue visto en el puerto.", DraftMarkKind.Ambiguous, DraftReason.SeveralBearers)]
    public void A_fault_is_marked(string draft, DraftMarkKind kind, DraftReason reason)
    {
        var sentence = desk.Check(draft).Sentences[0];
        var mark = Assert.Single(sentence.Marks, m => m.Kind == kind);
        Assert.Equal((reason, DraftSentenceState.Marked), (mark.Reason, sentence.State));
    }

    [Theory]
    [InlineData("Hugo Varelio Montes, the mayor, was arrested in February, accused of taking bribes. He denies the charges.")]
    [InlineData("Hugo Varelio Montes, el alcalde, fue detenido en febrero, acusado de recibir sobornos. Varelio niega los cargos.")]
    [InlineData("Delia Casanto Ruiz was acquitted of embezzlement.")]
    [InlineData("Delia Casanto Ruiz fue absuelta de malversación.")]
    [InlineData("The observatory Marea counted 61 homicides in Puerto Zarza in 2029.")]
    [InlineData("Nilo Bastarán Peña did not respond to our questions. Prosecutors accuse Nilo Bastarán Peña of leading a gang.")]
    [InlineData("Tomás Bastarán Lugo abrió una panadería. Bastarán es panadero.")]
    public void What_the_record_carries_is_not_marked(string draft) =>
        Assert.DoesNotContain(desk.Check(draft).Sentences, s => s.Marks.Length > 0);

    [Theory]
    [InlineData("Prosecutors say that Hugo Varelio Montes took bribes." + EnglishAnswer, "Prosecutors say that ", "")]
    [InlineData("Hugo Varelio Montes allegedly took bribes." + EnglishAnswer, "allegedly ", "")]
    [InlineData("Según la fiscalía, Hugo Varelio Montes recibió sobornos." + SpanishAnswer, "Según la fiscalía, ", "")]
    [InlineData("Hugo Varelio Montes habría recibido sobornos." + SpanishAnswer, "habría recibido", "recibió")]
    public void A_hedge_that_is_dropped_is_seen(string sound, string hedge, string bare)
    {
        Assert.DoesNotContain(desk.Check(sound).Sentences[0].Marks, m => m.Kind == DraftMarkKind.Hardened);
        Assert.Contains(desk.Check(sound.Replace(hedge, bare, StringComparison.Ordinal)).Sentences[0].Marks, m => m.Kind == DraftMarkKind.Hardened);
    }

    [Fact]
    public void What_only_a_machine_has_read_is_told_apart_from_what_a_person_accepted()
    {
        const string Draft = "Iker Solanzo Prat extorted ferrymen in Puerto Zarza.";
        using var own = new DraftCase();
        Assert.Contains(own.Check(Draft).Sentences[0].Marks, m => m.Reason == DraftReason.Unreviewed);
        own.Accept();
        Assert.DoesNotContain(own.Check(Draft).Sentences[0].Marks, m => m.Kind == DraftMarkKind.Hardened);
    }

    [Fact]
    public void The_record_s_words_stand_beside_a_mark_with_their_claims()
    {
        var mark = Assert.Single(desk.Check("Hugo Varelio Montes took bribes." + EnglishAnswer).Sentences[0].Marks, m => m.Kind == DraftMarkKind.Hardened);
        var words = mark.Beside.First(b => b.Claims.Length > 0);
        Assert.Contains("accused of taking bribes", words.Text, StringComparison.Ordinal);
        Assert.Equal("a.txt", words.Document.Location);
    }

    [Fact]
    public void What_asserts_nothing_is_left_alone_and_what_cannot_be_checked_is_never_fine()
    {
        var report = desk.Check("It was raining.\n\nWho was it?\n\nAbelardo Quintoy Rueda likes the sea.\n\nHugo Varelio Montes lives by the port.");
        Assert.Equal([DraftSentenceState.LeftAlone, DraftSentenceState.LeftAlone, DraftSentenceState.NotChecked, DraftSentenceState.NotOnRecord], report.Sentences.Select(s => s.State));
        Assert.Equal((4, 1, 1), (report.Sentences.Length, report.Checked, report.Count(DraftSentenceState.NotChecked)));
    }

    [Theory]
    [InlineData("Nilo Bastarán Peña once lived by the port.", false)]
    [InlineData("The observatory Marea has 48 volunteers.", false)]
    [InlineData("El observatorio Marea tiene 48 voluntarios.", false)]
    [InlineData("The observatory Marea was paid $48,000.", true)]
    [InlineData("El observatorio Marea recibió 48 mil dólares.", true)]
    [InlineData("Sixteen homicides were counted in Puerto Zarza in 2029.", true)]
    [InlineData("Dieciséis homicidios se contaron en Puerto Zarza en 2029.", true)]
    public void A_count_alone_is_marked_only_where_the_record_has_another(string draft, bool isMarked)
    {
        var sentence = desk.Check(draft).Sentences[0];
        Assert.Equal(isMarked, sentence.Marks.Any(m => m.Kind == DraftMarkKind.Unsupported));
        Assert.Equal(!isMarked && draft.Contains("48", StringComparison.Ordinal), sentence.Notes.Contains(DraftNoteKind.CountNotOnRecord));
    }

    [Theory]
    [InlineData("Hugo Varelio Montes was convicted of bribery." + EnglishAnswer)]
    [InlineData("Hugo Varelio Montes fue condenado por cohecho." + SpanishAnswer)]
    public void The_furthest_on_record_is_the_highest_rung_of_the_ladder(string draft) =>
        Assert.Equal(Stage.Arrested.Wire(), Assert.Single(desk.Check(draft).Sentences[0].Marks, m => m.Reason == DraftReason.StageBeyond).Record);

    [Fact]
    public void A_third_language_is_not_checked_and_the_report_says_it_once()
    {
        Assert.True(desk.Check("O prefeito de Puerto Zarza foi preso na segunda-feira. Ele não falou com os jornalistas da cidade.").IsForeign);
        Assert.False(desk.Check("It was raining.").IsForeign);
    }

    [Fact]
    public void A_third_language_is_not_checked() => Assert.All(desk.Check("O prefeito de Puerto Zarza foi preso na segunda-feira. Ele não falou com os jornalistas da cidade.").Sentences, s => Assert.Equal(DraftSentenceState.NotChecked, s.State));

    [Fact]
    public void Nothing_of_a_draft_is_kept()
    {
        var before = desk.Workspace.Store.Sequence;
        desk.Check("Hugo Varelio Montes keeps a zeppelin in Puerto Zarza.");
        Assert.Equal(before, desk.Workspace.Store.Sequence);
        foreach (var file in Directory.EnumerateFiles(desk.Workspace.Path, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain("zeppelin", reader.ReadToEnd(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_json_counts_code_points()
    {
        const string Draft = "𝕋 Hugo Varelio Montes laundered money.";
        using var json = System.Text.Json.JsonDocument.Parse(DraftJson.Write(desk.Check(Draft), id => desk.Workspace.Store.Document(Access.Viewer.Owner, id)?.Text));
        var last = json.RootElement.GetProperty("sentences").EnumerateArray().Last();
        Assert.Equal(new CodePoints(Draft).FromUtf16(Draft.Length), last.GetProperty("end").GetInt32());
        Assert.False(json.RootElement.GetProperty("summary").GetProperty("is_clearance").GetBoolean());
    }
}
