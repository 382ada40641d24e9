using Quipu.Model;
using Quipu.Reading;
using Quipu.Reading.Frames;
using Xunit;

namespace Quipu.Tests.Reading.Frames;

/// <summary>A desk writes down its own words for a claim, and they are read without a compiler.</summary>
public sealed class OwnFramesTest : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_word_of_the_desks_own_evokes_its_claim()
    {
        _folder.Write("es.yaml", "frames:\n  - {claim: funds, pos: verb, subject: nsubj, object: obj, needs: both, triggers: [aceitar]}\n");
        var document = Reader.Document("El empresario Darío Quintana aceitó a Fuerza Marea en 2019.", Language.Spanish);
        Assert.DoesNotContain(new FrameReader().Read(document).Claims, c => c.Type == ClaimType.Funds);
        var reading = new FrameReader(_folder.Path).Read(document);
        var claim = Assert.Single(reading.Claims, c => c.Type == ClaimType.Funds);
        Assert.Equal(("Darío Quintana", "Fuerza Marea"), (NameOf(claim.Subject), NameOf(claim.Object)));
        // English has no file of its own: it is read as ever.
        var english = Reader.Document("Ada Quill was arrested in Tessel on Monday.", Language.English);
        Assert.Equal(new FrameReader().Read(english).Claims.Select(c => c.Id), new FrameReader(_folder.Path).Read(english).Claims.Select(c => c.Id));

        string NameOf(Party? party) => reading.Entities.Single(e => e.Id == party!.Entity).Name;
    }

    [Fact]
    public void A_change_of_the_files_is_another_reader()
    {
        _folder.Write("en.yaml", "frames:\n  - {claim: funds, pos: verb, subject: nsubj, object: obj, triggers: [grease]}\n");
        var before = new FrameReader(_folder.Path).Name;
        Assert.Matches(@"^frames/1\+[0-9a-f]{8}$", before);
        _folder.Write("es.yaml", "lists:\n  judges: [magistradisimo]\n");
        Assert.NotEqual(before, new FrameReader(_folder.Path).Name);
        Assert.Equal("frames/1", new FrameReader().Name);
    }

    [Theory]
    [InlineData("frames:\n  - {claim: funds, pos: verb, shape: nonesuch, triggers: [grease]}\n", "there is no shape 'nonesuch'")]
    [InlineData("frame:\n  - {claim: funds}\n", "there is no part 'frame'; there are lists, shapes and frames.")]
    [InlineData("- {claim: funds}\n", "the file must have the parts lists, shapes, frames")]
    [InlineData("frames: funds\n", "'frames' must be a list of rows")]
    [InlineData("frames:\n  - funds\n", "a row must be a set of keys")]
    [InlineData("frames:\n  - {claim: funds, triggers: [grease]}\n", "a frame needs a pos")]
    [InlineData("frames:\n  - {claim: [funds], pos: verb, triggers: [grease]}\n", "'claim' takes one word")]
    [InlineData("frames:\n  - {claim: funds, pos: verb, triggers: [grease], sureness: much}\n", "'much' is no sureness")]
    [InlineData("frames: [\n", "line 2")]
    public void A_fault_is_a_sentence_with_its_line(string text, string fault)
    {
        var file = _folder.Write("en.yaml", text);
        var refused = Assert.Throws<LexiconException>(() => new FrameReader(_folder.Path));
        Assert.StartsWith(file, refused.Message, StringComparison.Ordinal);
        Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_frames_is_said() =>
        Assert.Contains("holds no frames", Assert.Throws<LexiconException>(() => new FrameReader(_folder.Path)).Message, StringComparison.Ordinal);
}
