using System.Text.Json;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Tests.Reading.Frames;
using Xunit;

namespace Quipu.Tests.Exports;

public sealed class ReadingJsonTest
{
    const string Text = "🚢 Ramón Quintero was arrested for extortion on 2 May 2031. According to Pedro Salinas, Los Carreteros seized 3.5 tonnes of cocaine.";

    static JsonElement Root()
    {
        var document = Reader.Document(Text, Language.English);
        return JsonDocument.Parse(ReadingJson.Write(Reader.Read(Text, Language.English), document, "001.txt")).RootElement;
    }

    [Fact]
    public void It_has_the_golds_shape()
    {
        var root = Root();
        Assert.Equal("001.txt", root.GetProperty("document").GetString());
        Assert.Equal("en", root.GetProperty("language").GetString());
        Assert.Equal("2031-05-02", root.GetProperty("published").GetString());
        foreach (var entity in root.GetProperty("entities").EnumerateArray())
            foreach (var key in (string[])["id", "name", "type", "aliases"]) Assert.True(entity.TryGetProperty(key, out _));
        foreach (var claim in root.GetProperty("claims").EnumerateArray())
            foreach (var key in (string[])["id", "type", "subject", "object", "modality", "attribution", "quote", "sureness"]) Assert.True(claim.TryGetProperty(key, out _), key);
    }

    [Fact]
    public void What_is_said_against_somebody_is_to_be_checked_first()
    {
        var claims = Root().GetProperty("claims").EnumerateArray().ToList();
        Assert.True(claims.Single(c => c.TryGetProperty("stage", out var stage) && stage.GetString() == "arrested").GetProperty("check_first").GetBoolean());
        Assert.All(claims, c => Assert.True(c.GetProperty("check_first").GetBoolean() || c.GetProperty("sureness").GetDecimal() >= 0.7m));
    }

    [Fact]
    public void Quotes_are_in_code_points()
    {
        var runes = Text.EnumerateRunes().ToArray();
        foreach (var claim in Root().GetProperty("claims").EnumerateArray())
        {
            var quote = claim.GetProperty("quote");
            Assert.Equal(quote.GetProperty("text").GetString(), string.Concat(runes[quote.GetProperty("start").GetInt32()..quote.GetProperty("end").GetInt32()].Select(r => r.ToString())));
        }
    }

    [Fact]
    public void Links_and_ends_are_ids_of_the_same_document()
    {
        var root = Root();
        var entities = root.GetProperty("entities").EnumerateArray().Select(e => e.GetProperty("id").GetString()).ToHashSet();
        var claims = root.GetProperty("claims").EnumerateArray().Select(e => e.GetProperty("id").GetString()).ToHashSet();
        var arrest = root.GetProperty("claims").EnumerateArray().Single(c => c.TryGetProperty("stage", out var stage) && stage.GetString() == "arrested");
        Assert.Contains(arrest.GetProperty("subject").GetString(), entities);
        Assert.Equal(JsonValueKind.Null, arrest.GetProperty("object").ValueKind);
        Assert.All(arrest.GetProperty("about").EnumerateArray(), id => Assert.Contains(id.GetString(), claims));
        Assert.NotEmpty(arrest.GetProperty("about").EnumerateArray());
    }

    [Fact]
    public void Values_and_sureness_are_numbers()
    {
        var claims = Root().GetProperty("claims").EnumerateArray().ToList();
        Assert.All(claims, c => Assert.InRange(c.GetProperty("sureness").GetDecimal(), 0m, 1m));
        Assert.Contains(claims, c => c.TryGetProperty("value", out var value) && value.GetDecimal() == 3.5m);
    }
}
