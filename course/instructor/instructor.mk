# The instructor's commands; `make release` leaves this file out.
.PHONY: release grade

release: ## the students' tree, without solutions: make release OUT=FOLDER
	@sh .ci/release "$$OUT"

grade: setup chapters ## marks: make grade DIR=submissions TASK=4.1,4.2 (course/instructor/README.md)
	@test -n "$$DIR" || { echo "say where the submissions are: make grade DIR=FOLDER"; exit 2; }
	@sh .ci/setup sandbox
	swift build -c release --product Classroom
	swift build -c release --product grade
	[ -z "$$CHAPTER" ] || swift build -c release --product "ch$$CHAPTER"
	.build/release/grade "$$DIR" $${TASK:+--task "$$TASK"} $${OUT:+--out "$$OUT"} \
	  $${MODEL:+--model "$$MODEL"} $${CHAPTER:+--chapter "$$CHAPTER"} \
	  $(if $(filter override,$(origin SEED)),--seed "$$SEED")
