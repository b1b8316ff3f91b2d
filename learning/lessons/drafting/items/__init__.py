"""Item kinds, one a file: each takes a fact and answers with candidates, or with none when it would read badly."""
