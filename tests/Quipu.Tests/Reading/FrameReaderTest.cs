using Quipu.Exports;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Tests.Reading.Frames;
using Xunit;

namespace Quipu.Tests.Reading;

public sealed class FrameReaderTest
{
    const string English = """
        Police chief held over ties to port gang

        Colonel Teodoro Brancaleón, the former police chief of Tarumayo, was arrested on Monday on charges of extortion and money laundering. Prosecutors accuse him of protecting Los Carreteros, a gang that controls the docks.

        According to prosecutor Marta Oliva, Brancaleón received $40,000 from Los Carreteros in exchange for warnings about raids. The colonel denied the accusations.

        “He worked for them for years,” said Elías Montoro, president of the Dockers' Union. In 2030, the National Police seized three tonnes of cocaine in Tarumayo, 40 percent more than a year earlier.
        """;

    const string Spanish = """
        Cae exjefe policial por nexos con banda del puerto

        El coronel Teodoro Brancaleón, exjefe de la Policía de Tarumayo, fue detenido el lunes por extorsión y lavado de activos. La Fiscalía lo acusa de proteger a Los Carreteros, banda que controla los muelles.

        Según la fiscal Marta Oliva, Brancaleón habría recibido 40 mil dólares de Los Carreteros a cambio de avisos sobre los operativos. El coronel negó las acusaciones.

        "Trabajó para ellos durante años", dijo Elías Montoro, presidente del Sindicato de Estibadores. En 2030, la Policía Nacional incautó tres toneladas de cocaína en Tarumayo, 40 por ciento más que el año anterior.
        """;

    [Fact]
    public void An_English_article_reads_as_approved() => Golden.Matches(Page(Reader.Read(English, Language.English)), "english");

    [Fact]
    public void A_Spanish_article_reads_as_approved() => Golden.Matches(Page(Reader.Read(Spanish, Language.Spanish)), "spanish");

    [Fact]
    public void The_same_document_reads_the_same_from_any_thread()
    {
        var document = Reader.Document(Spanish, Language.Spanish);
        var reader = new FrameReader();
        var once = ReadingJson.Write(reader.Read(document), document, "a.txt");
        var readings = new byte[8][];
        Parallel.For(0, readings.Length, i => readings[i] = ReadingJson.Write(reader.Read(document), document, "a.txt"));
        Assert.All(readings, r => Assert.Equal(once, r));
    }

    /// <summary>Astral characters, combining marks, tabs and both line ends before and inside the text do not shift a quote.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("🚢🚢 ")]
    [InlineData("𝔗𝔥𝔢 port\r\n")]
    [InlineData("a\u0301\t😀\n\n")]
    public void Every_quote_is_verbatim_at_its_offsets(string before)
    {
        foreach (var (text, language) in new[] { (English, Language.English), (Spanish, Language.Spanish) })
        {
            var whole = before + text.Replace("Los Carreteros", "Los 𝒞arreteros 🚢", StringComparison.Ordinal) + before + text;
            var reading = Reader.Read(whole, language);
            Assert.NotEmpty(reading.Claims);
            var points = new CodePoints(whole);
            var runes = whole.EnumerateRunes().ToArray();
            foreach (var claim in reading.Claims)
            {
                Assert.Equal(whole[claim.Quote.At.Start..claim.Quote.At.End], claim.Quote.Text);
                Assert.True(claim.Quote.At.Contains(claim.Trigger));
                Assert.DoesNotContain('\n', claim.Quote.Text);
                Assert.True(claim.Quote.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= 80);
                var (start, end) = (points.FromUtf16(claim.Quote.At.Start), points.FromUtf16(claim.Quote.At.End));
                Assert.Equal(claim.Quote.Text, string.Concat(runes[start..end].Select(r => r.ToString())));
            }
        }
    }

    [Fact]
    public void Claims_have_ids_of_their_own_and_ends_that_exist()
    {
        var reading = Reader.Read(English + "\n" + Spanish, Language.English);
        Assert.Equal(reading.Claims.Length, reading.Claims.Select(c => c.Id).Distinct().Count());
        var entities = reading.Entities.Select(e => e.Id).ToHashSet();
        Assert.All(reading.Claims.SelectMany(c => c.Ends()), end => Assert.Contains(end.Party.Entity, entities));
        var claims = reading.Claims.Select(c => c.Id).ToHashSet();
        Assert.All(reading.Claims.SelectMany(c => c.About), about => Assert.Contains(about, claims));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("Mayor")]
    [InlineData("Exalcalde, y nada más.")]
    [InlineData("...!!! ,,, ((( \" “ — --")]
    public void A_text_without_sentences_has_no_claims_and_no_crash(string text) => Assert.Empty(Reader.Read(text, Language.English).Claims);

    [Fact]
    public void A_sentence_without_end_does_not_stop_the_reading()
    {
        var text = string.Concat(Enumerable.Repeat("the gang and the police and Ramón Quintero arrested by Los Carreteros in Lima, ", 3000));
        Assert.NotNull(Reader.Read(text, Language.English));
    }

    static string Page(DocumentReading reading) => string.Join('\n',
    [
        .. reading.Entities.Select(e => $"{e.Type.Wire()} {(e.Named ? "" : "unnamed ")}{e.Name} {string.Join(" / ", e.Aliases)}".TrimEnd()), "",
        .. reading.Claims.Select(c => $"{Reader.Short(reading, c)} | {c.Date}{(c.About.IsEmpty ? "" : $" | about {c.About.Length}")} | {string.Join("; ", c.Details.Select(d => $"{d.Key.Wire()}: {d.Value}"))}\n    {c.Quote.Text}"), "",
    ]);

    [Theory]
    [InlineData("Mr. Otárula's brother, Renzo Otárula, was convicted of fraud.", false)]
    [InlineData("El hermano de Otárula, Renzo Otárula, fue condenado por fraude.", true)]
    public void Whose_relative_it_is_of_the_same_surname_is_another(string text, bool spanish)
    {
        var reading = Frames.Reader.Read(text, spanish ? Quipu.Model.Language.Spanish : Quipu.Model.Language.English);
        Assert.Contains(reading.Entities, e => e.Name == "Otárula");
        Assert.Contains(reading.Entities, e => e.Name == "Renzo Otárula" && !e.Aliases.Contains("Otárula"));
    }
}
